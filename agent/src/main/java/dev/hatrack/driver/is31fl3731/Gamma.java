package dev.hatrack.driver.is31fl3731;

/// Turns a level as a person judges it into the time an LED is on: `255 * (level / 255) ^ 2.2`,
/// rounded. Levels up to 14 are dark.
public final class Gamma {
  private static final double EXPONENT = 2.2;
  private static final int FULL = 255;
  private static final byte[] TABLE = table();

  private Gamma() {}

  /// The PWM for a level, both 0-255.
  public static byte pwm(int level) {
    return TABLE[level];
  }

  private static byte[] table() {
    byte[] table = new byte[FULL + 1];
    for (int level = 0; level <= FULL; level++) {
      table[level] = (byte) Math.round(FULL * Math.pow((double) level / FULL, EXPONENT));
    }
    return table;
  }
}
