package dev.hatrack.bench;

import dev.hatrack.board.LedMatrix;
import dev.hatrack.board.simulated.SimulatedScroll;
import dev.hatrack.bus.simulated.Traffic;
import dev.hatrack.hat.Frame;
import dev.hatrack.task.client.Size;
import dev.hatrack.task.clock.ClockFace;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.function.UnaryOperator;

/// A minute of the scroll clock, drawn as often as the task draws it, on a Scroll HAT Mini that is
/// simulated down to its registers and counts what goes over its wires.
///
/// @param frames how many were shown
/// @param bytes on the I2C wires, address bytes among them
public record ClockOnTheBus(int frames, long bytes) {
  /// What the maker's library sends for each frame: 8 transactions, address bytes among them
  /// (docs/benchmarks.md).
  public static final int BYTES_OF_A_WHOLE_FRAME = 163;

  private static final int FRAMES_PER_SECOND = 20;
  private static final int SECONDS = 60;

  static ClockOnTheBus run() {
    SimulatedScroll simulated =
        SimulatedScroll.hatMini(InstantSource.system(), UnaryOperator.identity());
    simulated.board().start();
    LedMatrix leds = simulated.board().leds().orElseThrow();
    Size size = new Size(leds.format().width(), leds.format().height());
    Traffic before = simulated.header().traffic();
    int frames = SECONDS * FRAMES_PER_SECOND;
    for (int i = 0; i < frames; i++) {
      LocalTime time = LocalTime.of(9, 41).plusNanos(i * 1_000_000_000L / FRAMES_PER_SECOND);
      leds.show(Frame.grey(leds.format(), ClockFace.render(time, size).levels()), 1.0);
    }
    return new ClockOnTheBus(frames, simulated.header().traffic().since(before).bytes());
  }

  /// The bytes sent, as a share of what whole frames would cost.
  public double share() {
    return (double) bytes / ((long) frames * BYTES_OF_A_WHOLE_FRAME);
  }
}
