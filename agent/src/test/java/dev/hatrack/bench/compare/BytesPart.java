package dev.hatrack.bench.compare;

import dev.hatrack.board.LedMatrix;
import dev.hatrack.board.simulated.SimulatedScroll;
import dev.hatrack.bus.simulated.Traffic;
import dev.hatrack.hat.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The same frames by our driver and by the maker's library: bytes on the I2C wires. Counted, so
/// the figures are the same on every machine.
final class BytesPart implements Part {
  private static final int FRAMES = 1200;

  @Override
  public List<Row> measure(Options options) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (Pictures pictures : Pictures.values()) {
      List<Frame> frames = pictures.frames(FRAMES);
      double ours = (double) ours(frames) / FRAMES;
      double theirs = (double) theirs(frames) / FRAMES;
      rows.add(
          Row.ratio(
              "bytes on the bus for a frame of " + pictures.words(),
              ours / theirs,
              wanted(pictures),
              Spread.number(ours),
              Spread.number(theirs) + " scrollphathd"));
    }
    return rows;
  }

  private static Optional<Row.Wanted> wanted(Pictures pictures) {
    return switch (pictures) {
      case CLOCK -> Optional.of(Row.Wanted.atMost(0.05));
      case TEXT -> Optional.of(Row.Wanted.atMost(0.60));
      case GRADIENT -> Optional.empty();
      case NOISE -> Optional.of(Row.Wanted.atMost(0.93));
    };
  }

  static long ours(List<Frame> frames) {
    SimulatedScroll simulated = SimulatedScroll.phatHd(UnaryOperator.identity());
    simulated.board().start();
    LedMatrix leds = simulated.board().leds().orElseThrow();
    Traffic before = simulated.header().traffic();
    frames.forEach(frame -> leds.show(frame, 1.0));
    return simulated.header().traffic().since(before).bytes();
  }

  private static long theirs(List<Frame> frames) throws IOException, InterruptedException {
    ByteArrayOutputStream levels = new ByteArrayOutputStream();
    frames.forEach(frame -> write(frame, levels));
    Path file = Files.createTempFile("hat-frames-", ".raw");
    try {
      Files.write(file, levels.toByteArray());
      String said = Side.output(List.of("bench/peers/flask/peer", "bytes", file.toString()));
      String[] words = said.split(" ", -1);
      if (Integer.parseInt(words[0]) != frames.size()) {
        throw new IOException(
            "scrollphathd was to show %d frames: %s".formatted(frames.size(), said));
      }
      return Long.parseLong(words[1]);
    } finally {
      Files.delete(file);
    }
  }

  private static void write(Frame frame, ByteArrayOutputStream to) {
    for (int y = 0; y < frame.format().height(); y++) {
      for (int x = 0; x < frame.format().width(); x++) {
        to.write(frame.at(x, y));
      }
    }
  }
}
