package dev.hatrack.bench;

/// Prints what the clock costs on the I2C bus. Counted, not timed: the figure is the same on every
/// machine.
public final class ClockBusBench {
  private ClockBusBench() {}

  public static void main(String[] args) {
    ClockOnTheBus clock = ClockOnTheBus.run();
    System.out.printf(
        "scroll clock, 20 frames/s for 60 s (simulated bus): %d bytes for %d frames, %.1f a frame;"
            + " %.1f %% of %d for each frame%n",
        clock.bytes(),
        clock.frames(),
        (double) clock.bytes() / clock.frames(),
        100 * clock.share(),
        ClockOnTheBus.BYTES_OF_A_WHOLE_FRAME);
  }
}
