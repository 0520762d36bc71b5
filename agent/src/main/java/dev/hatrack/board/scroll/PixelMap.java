package dev.hatrack.board.scroll;

import dev.hatrack.driver.is31fl3731.Is31fl3731;

/// Which of the chip's LEDs sits where on the board. The left nine columns are wired from the right
/// to the left and from the bottom up, the other eight the other way round.
final class PixelMap {
  static final int WIDTH = 17;
  static final int HEIGHT = 7;

  private static final int LAST_LEFT_COLUMN = 8;
  private static final int LEDS_PER_PAIR_OF_COLUMNS = 16;

  private PixelMap() {}

  /// The LED in column `x` from the left and row `y` from the top, both from 0.
  static int led(int x, int y) {
    if (x <= LAST_LEFT_COLUMN) {
      return (LAST_LEFT_COLUMN - x) * LEDS_PER_PAIR_OF_COLUMNS + HEIGHT - 1 - y;
    }
    int pair = x - LAST_LEFT_COLUMN - 1;
    return pair * LEDS_PER_PAIR_OF_COLUMNS + LEDS_PER_PAIR_OF_COLUMNS / 2 + y;
  }

  /// The enable bits of exactly the LEDs that are on the board.
  static byte[] enabled() {
    byte[] bits = new byte[Is31fl3731.ENABLE_BYTES];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int led = led(x, y);
        bits[led / 8] |= (byte) (1 << led % 8);
      }
    }
    return bits;
  }
}
