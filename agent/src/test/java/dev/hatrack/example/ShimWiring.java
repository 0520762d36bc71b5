package dev.hatrack.example;

import dev.hatrack.driver.is31fl3731.Is31fl3731;

/// Which of the chip's LEDs is each colour of each pixel. Follows the copper, not a formula.
///
/// @see "pimoroni/led-shim e1adf3e, ledshim/is31fl3731.py, class LEDSHIM"
final class ShimWiring {
  static final int PIXELS = 28;
  static final int COLOURS = 3;

  private static final int[] RED = {
    118, 117, 116, 115, 114, 113, 112, 134, 133, 132, 131, 130, 129, 128, //
    127, 121, 122, 123, 124, 125, 126, 15, 8, 9, 10, 11, 12, 13
  };
  private static final int[] GREEN = {
    69, 68, 84, 83, 82, 81, 80, 21, 20, 19, 18, 17, 33, 32, //
    47, 41, 25, 26, 27, 28, 29, 95, 89, 90, 91, 92, 76, 77
  };
  private static final int[] BLUE = {
    85, 101, 100, 99, 98, 97, 96, 37, 36, 35, 34, 50, 49, 48, //
    63, 57, 58, 42, 43, 44, 45, 111, 105, 106, 107, 108, 109, 93
  };
  private static final int[][] LEDS = {RED, GREEN, BLUE};

  private ShimWiring() {}

  /// @param x the pixel, 0 at the left
  /// @param colour 0 red, 1 green, 2 blue
  static int led(int x, int colour) {
    return LEDS[colour][x];
  }

  /// The enable bits of exactly the LEDs that are on the board.
  static byte[] enabled() {
    byte[] bits = new byte[Is31fl3731.ENABLE_BYTES];
    for (int[] leds : LEDS) {
      for (int led : leds) {
        bits[led / 8] |= (byte) (1 << led % 8);
      }
    }
    return bits;
  }
}
