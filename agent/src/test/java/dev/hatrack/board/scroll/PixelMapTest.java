package dev.hatrack.board.scroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class PixelMapTest {
  /// The maker's library, scroll-phat-hd, counts rows from the bottom and takes the columns beyond
  /// 8 apart; a pixel is register 0x24 + column * 16 + row.
  private static int published(int x, int rowFromTop) {
    int y = 6 - rowFromTop;
    if (x > 8) {
      x -= 8;
      y = 6 - (y + 8);
    } else {
      x = 8 - x;
    }
    return x * 16 + y;
  }

  @Test
  void led_each119Pixels_isThePublishedOne() {
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 17; x++) {
        assertThat(PixelMap.led(x, y)).as("%d,%d", x, y).isEqualTo(published(x, y));
      }
    }
  }

  @Test
  void led_corners_areWhereTheyAreOnTheBoard() {
    assertThat(PixelMap.led(0, 0)).isEqualTo(134);
    assertThat(PixelMap.led(8, 6)).isEqualTo(0);
    assertThat(PixelMap.led(9, 0)).isEqualTo(8);
    assertThat(PixelMap.led(16, 6)).isEqualTo(126);
  }

  @Test
  void led_allPixels_areDifferentLeds() {
    BitSet used = new BitSet();
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 17; x++) {
        used.set(PixelMap.led(x, y));
      }
    }
    assertThat(used.cardinality()).isEqualTo(119);
  }

  /// The pattern that the maker's library writes: seven of each eight LEDs, 17 times, and none of
  /// the last eight.
  @Test
  void enabled_isThePublishedPattern() {
    byte[] enabled = PixelMap.enabled();
    assertThat(enabled).hasSize(18).endsWith(0);
    assertThat(enabled).startsWith(new byte[] {0x7F, 0x7F}).contains(0x7F);
    for (int i = 0; i < 17; i++) {
      assertThat(enabled[i]).isEqualTo((byte) 0x7F);
    }
  }
}
