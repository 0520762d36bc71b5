package dev.hatrack.app;

import dev.hatrack.board.Board;
import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.board.detect.Awaited;
import dev.hatrack.board.detect.Detector;
import dev.hatrack.board.detect.Lookout;
import dev.hatrack.board.detect.Sight;
import dev.hatrack.board.inky.InkyPhat;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.linux.HatNodes;
import dev.hatrack.bus.linux.LinuxBuses;
import dev.hatrack.bus.recording.RecordingBuses;
import dev.hatrack.bus.recording.RecordingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The wires that the configured boards sit on, each transaction counted, and recorded where that
/// is wanted.
///
/// Real boards share the Pi's header and its recording. Simulated boards have a header each, all
/// with the same addresses on it, so where there are several each is recorded in a file of its own:
/// the configured name with the board's slug behind it.
final class Wiring implements AutoCloseable {
  private final BusConfig config;
  private final List<BoardConfig> boards;
  private final BusTraffic traffic = new BusTraffic();
  private final List<RecordingFile> recordings = new ArrayList<>();
  private final Buses header;

  /// The header's wires as the boards see them.
  private Buses real;

  /// Why a board that is waited for is not there.
  private volatile UnaryOperator<String> reasons = _ -> "not looked for yet";

  Wiring(BusConfig config, List<BoardConfig> boards) {
    this.config = config;
    this.boards = boards;
    this.header = new LinuxBuses(config.i2c());
    this.real = header;
  }

  /// A place in the rack for each board.
  ///
  /// @throws ConfigException when a recording can't be written
  List<Slot> slots(InstantSource clock) {
    boolean anyReal = boards.isEmpty() || boards.stream().anyMatch(board -> !board.simulated());
    real = anyReal ? watched(header, config.record()) : header;
    return boards.stream().map(board -> slot(board, clock)).toList();
  }

  private Slot slot(BoardConfig board, InstantSource clock) {
    if (board.simulated()) {
      return BoardCatalogue.simulated(board, clock, wires -> watched(wires, ownFile(board)));
    }
    Board made =
        BoardCatalogue.real(board, clock, real)
            .orElseGet(
                () ->
                    new Awaited(BoardCatalogue.unseen(board), () -> reasons.apply(board.board())));
    return new Slot(made, Optional.empty());
  }

  /// Looks for the boards that were named but can't be driven before they were found, or for every
  /// kind of board where none was named.
  Lookout lookout(Rack rack, DetectConfig detect, InstantSource clock) {
    List<String> named = boards.stream().map(BoardConfig::board).toList();
    Map<String, Detector> detectors = BoardCatalogue.detectors(clock, named);
    if (!boards.isEmpty() || !detect.enabled()) {
      detectors.keySet().retainAll(unseen());
    }
    HatNodes tree = new HatNodes();
    Lookout lookout =
        new Lookout(rack, detectors, () -> new Sight(real, tree.list(), detect.probe()));
    reasons = lookout::reason;
    return lookout;
  }

  private List<String> unseen() {
    return boards.stream()
        .filter(board -> !board.simulated() && board.panel().isEmpty())
        .map(BoardConfig::board)
        .filter(InkyPhat.SLUG::equals)
        .toList();
  }

  private Optional<Path> ownFile(BoardConfig board) {
    return boards.size() == 1
        ? config.record()
        : config
            .record()
            .map(file -> file.resolveSibling(file.getFileName() + "." + board.board()));
  }

  private Buses watched(Buses wires, Optional<Path> file) {
    if (file.isEmpty()) {
      return new RecordingBuses(wires, traffic);
    }
    try {
      RecordingFile recording = new RecordingFile(file.get());
      recordings.add(recording);
      return new RecordingBuses(wires, traffic.andThen(recording));
    } catch (IOException e) {
      throw new ConfigException("bus.record: can't write " + file.get() + ": " + e, e);
    }
  }

  /// Bytes that have gone over the I2C wires of all boards.
  long bytes() {
    return traffic.bytes();
  }

  @Override
  public void close() {
    header.close();
    for (RecordingFile recording : recordings) {
      try {
        recording.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
