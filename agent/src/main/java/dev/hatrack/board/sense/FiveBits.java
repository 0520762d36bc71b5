package dev.hatrack.board.sense;

/// Colours of five bits, as the LED driver has them.
final class FiveBits {
  static final int MOST = 31;

  /// What the kernel's framebuffer makes of a level before it sends it, so that both ways to the
  /// LEDs look alike: the default table of its rpisense-fb driver.
  private static final int[] GAMMA = {
    0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 17, 18, 20, 21, 23,
    25, 27, 29, 31
  };

  private FiveBits() {}

  /// A level of 0-255, dimmed, as 0-31.
  static int of(int level, double brightness) {
    return (int) Math.round(level * brightness * MOST / 255);
  }

  /// What the LED driver is to be sent for it, 0-31.
  static int lit(int fiveBits) {
    return GAMMA[fiveBits];
  }
}
