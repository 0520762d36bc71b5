package dev.hatrack.driver.eink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Ink;
import dev.hatrack.hat.SurfaceFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The planes against the way that Pimoroni's library makes them with arrays: paste the picture
/// onto a canvas, turn the canvas by -90 degrees, pack its bits.
class PlanesTest {
  private static final SurfaceFormat SMALL = new SurfaceFormat(212, 104, Colours.BLACK_WHITE_RED);
  private static final SurfaceFormat LARGE =
      new SurfaceFormat(250, 122, Colours.BLACK_WHITE_YELLOW);

  private static Frame pixel(SurfaceFormat format, int x, int y, Ink ink) {
    byte[] inks = Frame.blank(format).bytes();
    inks[y * format.width() + x] = (byte) format.colours().inks().indexOf(ink);
    return Frame.of(format, inks);
  }

  private static Planes planes(Frame page) {
    return page.format().equals(SMALL) ? Planes.of(page, 104, 0) : Planes.of(page, 136, 6);
  }

  /// numpy: where(region == ink, 1, 0).
  private static int[][] canvas(Frame page, Ink wanted) {
    boolean large = page.format().equals(LARGE);
    int[][] canvas = new int[large ? 136 : 104][page.format().width()];
    for (int y = 0; y < page.format().height(); y++) {
      for (int x = 0; x < page.format().width(); x++) {
        canvas[y + (large ? 6 : 0)][x] = page.ink(x, y) == wanted ? 1 : 0;
      }
    }
    return canvas;
  }

  /// numpy: rot90(m, -1) is transpose(m)[:, ::-1].
  private static int[][] turned(int[][] m) {
    int[][] turned = new int[m[0].length][m.length];
    for (int i = 0; i < m.length; i++) {
      for (int j = 0; j < m[0].length; j++) {
        turned[j][m.length - 1 - i] = m[i][j];
      }
    }
    return turned;
  }

  /// numpy: packbits, which goes through all rows as if they were one.
  private static byte[] packed(int[][] m, int flip) {
    StringBuilder bits = new StringBuilder();
    for (int[] row : m) {
      for (int bit : row) {
        bits.append(bit ^ flip);
      }
    }
    byte[] bytes = new byte[bits.length() / 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
    }
    return bytes;
  }

  private static void assertAsByArrays(Frame page) {
    Ink third = page.format().colours().inks().getLast();
    assertThat(planes(page).white()).isEqualTo(packed(turned(canvas(page, Ink.BLACK)), 1));
    assertThat(planes(page).third()).isEqualTo(packed(turned(canvas(page, third)), 0));
  }

  /// Computed by hand: column x is line x of 13 bytes, the bottom row its first bit.
  @ParameterizedTest
  @CsvSource({
    "0, 103, 0, 7f",
    "0, 0, 12, fe",
    "211, 103, 2743, 7f",
    "211, 0, 2755, fe",
    "1, 96, 13, fe"
  })
  void of_blackPixelOn212x104_clearsOneBit(int x, int y, int at, String value) {
    byte[] white = planes(pixel(SMALL, x, y, Ink.BLACK)).white();
    assertThat(white).hasSize(2756);
    for (int i = 0; i < white.length; i++) {
      int expected = i == at ? Integer.parseInt(value, 16) : 0xFF;
      assertThat(white[i] & 0xFF).as("byte %d", i).isEqualTo(expected);
    }
  }

  /// Computed by hand: column x is line x of 17 bytes, the bottom row its bit 8, the top one 129.
  @ParameterizedTest
  @CsvSource({"0, 121, 1, 80", "0, 0, 16, 40", "249, 121, 4234, 80", "249, 0, 4249, 40"})
  void of_yellowPixelOn250x122_setsOneBit(int x, int y, int at, String value) {
    byte[] third = planes(pixel(LARGE, x, y, Ink.YELLOW)).third();
    assertThat(third).hasSize(4250);
    for (int i = 0; i < third.length; i++) {
      int expected = i == at ? Integer.parseInt(value, 16) : 0;
      assertThat(third[i] & 0xFF).as("byte %d", i).isEqualTo(expected);
    }
  }

  @Test
  void of_eachInkInEachCorner_isAsByArrays() {
    for (SurfaceFormat format : new SurfaceFormat[] {SMALL, LARGE}) {
      for (Ink ink : format.colours().inks()) {
        assertAsByArrays(pixel(format, 0, 0, ink));
        assertAsByArrays(pixel(format, format.width() - 1, 0, ink));
        assertAsByArrays(pixel(format, 0, format.height() - 1, ink));
        assertAsByArrays(pixel(format, format.width() - 1, format.height() - 1, ink));
      }
    }
  }

  @Test
  void of_anyPage_isAsByArrays() {
    Random random = new Random(4);
    for (SurfaceFormat format : new SurfaceFormat[] {SMALL, LARGE}) {
      byte[] inks = new byte[format.area()];
      for (int i = 0; i < inks.length; i++) {
        inks[i] = (byte) random.nextInt(3);
      }
      assertAsByArrays(Frame.of(format, inks));
    }
  }

  @Test
  void of_blankPage_isWhiteUpToTheEdgesOfTheMemory() {
    assertThat(planes(Frame.blank(LARGE)).white()).containsOnly(0xFF).hasSize(4250);
    assertThat(planes(Frame.blank(LARGE)).third()).containsOnly(0);
  }
}
