package dev.hatrack.app;

import dev.hatrack.board.Slot;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.linux.LinuxBuses;
import dev.hatrack.bus.recording.RecordingBuses;
import dev.hatrack.bus.recording.RecordingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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

  Wiring(BusConfig config, List<BoardConfig> boards) {
    this.config = config;
    this.boards = boards;
    this.header = new LinuxBuses(config.i2c());
  }

  /// A place in the rack for each board.
  ///
  /// @throws ConfigException when a recording can't be written
  List<Slot> slots(InstantSource clock) {
    boolean anyReal = boards.stream().anyMatch(board -> !board.simulated());
    Buses real = anyReal ? watched(header, config.record()) : header;
    return boards.stream()
        .map(board -> BoardCatalogue.slot(board, clock, () -> real, own(board)))
        .toList();
  }

  private UnaryOperator<Buses> own(BoardConfig board) {
    return board.simulated() ? wires -> watched(wires, ownFile(board)) : wires -> wires;
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
