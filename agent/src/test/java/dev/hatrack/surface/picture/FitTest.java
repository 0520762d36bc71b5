package dev.hatrack.surface.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FitTest {
  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xFFFFFF;
  private static final int BLUE = 0x0000FF;

  /// Half of white's light: 1.055 x 0.5^(1/2.4) - 0.055 = 0.7354 (IEC 61966-2-1), of 255.
  private static final int HALF_LIGHT = 0xBCBCBC;

  /// A quarter of it: 0.5371.
  private static final int QUARTER_LIGHT = 0x898989;

  private static Picture picture(int width, int... rgb) {
    return new Picture(width, rgb.length / width, rgb);
  }

  private static Picture checkerboard(int side) {
    int[] rgb = new int[side * side];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (i / side + i % side) % 2 == 0 ? BLACK : WHITE;
    }
    return new Picture(side, side, rgb);
  }

  @Test
  void stretch_aCheckerboardDown_isHalfTheLight() {
    assertThat(checkerboard(8).scaled(Fit.STRETCH, 4, 4, BLUE))
        .isEqualTo(picture(4, filled(16, HALF_LIGHT)));
    assertThat(checkerboard(6).scaled(Fit.STRETCH, 1, 3, BLUE))
        .isEqualTo(picture(1, filled(3, HALF_LIGHT)));
  }

  private static int[] filled(int count, int rgb) {
    int[] all = new int[count];
    Arrays.fill(all, rgb);
    return all;
  }

  @Test
  void stretch_down_weighsByOverlap() {
    // Three pixels on two: each takes one whole and half of the middle one, 2/3 and 1/3 of it.
    assertThat(picture(3, WHITE, BLACK, BLACK).scaled(Fit.STRETCH, 2, 1, BLUE))
        .isEqualTo(picture(2, encoded(2 / 3.0), BLACK));
    assertThat(picture(3, BLACK, WHITE, BLACK).scaled(Fit.STRETCH, 2, 1, BLUE))
        .isEqualTo(picture(2, encoded(1 / 3.0), encoded(1 / 3.0)));
    assertThat(picture(2, WHITE, BLACK, BLACK, BLACK).scaled(Fit.STRETCH, 1, 1, BLUE))
        .isEqualTo(picture(1, QUARTER_LIGHT));
  }

  private static int encoded(double light) {
    return (int) Math.round((1.055 * Math.pow(light, 1 / 2.4) - 0.055) * 255) * 0x010101;
  }

  @Test
  void stretch_up_takesTheNearest() {
    assertThat(picture(2, 1, 2, 3, 4).scaled(Fit.STRETCH, 4, 2, BLUE))
        .isEqualTo(picture(4, 1, 1, 2, 2, 3, 3, 4, 4));
    // The middles of five pixels lie at 0.2, 0.6, 1.0, 1.4 and 1.8 of two.
    assertThat(picture(2, 1, 2).scaled(Fit.STRETCH, 5, 1, BLUE))
        .isEqualTo(picture(5, 1, 1, 2, 2, 2));
  }

  @Test
  void stretch_upAndDownAtOnce_isEachInItsOwnDirection() {
    assertThat(picture(1, BLACK, WHITE).scaled(Fit.STRETCH, 3, 1, BLUE))
        .isEqualTo(picture(3, HALF_LIGHT, HALF_LIGHT, HALF_LIGHT));
  }

  @Test
  void contain_keepsTheProportions_betweenBars() {
    assertThat(picture(2, 1, 2, 3, 4).scaled(Fit.CONTAIN, 6, 2, BLUE))
        .isEqualTo(picture(6, BLUE, BLUE, 1, 2, BLUE, BLUE, BLUE, BLUE, 3, 4, BLUE, BLUE));
    assertThat(picture(2, 1, 2).scaled(Fit.CONTAIN, 2, 3, BLUE))
        .isEqualTo(picture(2, BLUE, BLUE, 1, 2, BLUE, BLUE));
  }

  @Test
  void contain_asMuchTooWideAsCanBe_keepsARow() {
    Picture line = picture(100, filled(100, WHITE));
    assertThat(line.scaled(Fit.CONTAIN, 5, 3, BLUE))
        .isEqualTo(
            picture(
                5, BLUE, BLUE, BLUE, BLUE, BLUE, WHITE, WHITE, WHITE, WHITE, WHITE, BLUE, BLUE,
                BLUE, BLUE, BLUE));
  }

  @Test
  void cover_keepsTheProportions_andCutsOffTheSides() {
    assertThat(picture(4, 1, 2, 3, 4, 5, 6, 7, 8).scaled(Fit.COVER, 2, 2, BLUE))
        .isEqualTo(picture(2, 2, 3, 6, 7));
    assertThat(picture(1, 1, 2, 3, 4).scaled(Fit.COVER, 2, 2, BLUE))
        .isEqualTo(picture(2, 2, 2, 3, 3));
  }

  @ParameterizedTest
  @EnumSource(Fit.class)
  void everyFit_ofTheSurfacesOwnSize_changesNothing(Fit fit) {
    int[] everyLevel = new int[256];
    for (int level = 0; level < 256; level++) {
      everyLevel[level] = (level << 16) | ((255 - level) << 8) | (level ^ 0x55);
    }
    Picture picture = picture(16, everyLevel);
    assertThat(picture.scaled(fit, 16, 16, BLUE)).isEqualTo(picture);
  }

  @ParameterizedTest
  @EnumSource(Fit.class)
  void everyFit_ofAnyShape_fillsTheSurface_withOnePlainColour(Fit fit) {
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      int width = 1 + random.nextInt(40);
      int height = 1 + random.nextInt(40);
      int side = 1 + random.nextInt(20);
      Picture plain = new Picture(width, height, filled(width * height, 0x336699));
      assertThat(plain.scaled(fit, side, 7, 0x336699))
          .isEqualTo(new Picture(side, 7, filled(side * 7, 0x336699)));
    }
  }

  /// Against the plain definition: each pixel of the result is the mean, by area, of the light
  /// under it.
  @Test
  void stretch_down_isTheAreaAverage() {
    Random random = new Random(11);
    for (int i = 0; i < 50; i++) {
      int width = 9 + random.nextInt(30);
      int height = 9 + random.nextInt(30);
      int[] grey = random.ints((long) width * height, 0, 256).map(v -> v * 0x010101).toArray();
      Picture scaled = new Picture(width, height, grey).scaled(Fit.STRETCH, 8, 5, BLUE);
      for (int y = 0; y < 5; y++) {
        for (int x = 0; x < 8; x++) {
          int level = (int) Math.round(mean(grey, width, height, x, y) * 255);
          assertThat(scaled.rgb(x, y)).isEqualTo(level * 0x010101);
        }
      }
    }
  }

  private static double mean(int[] grey, int width, int height, int x, int y) {
    double left = x * width / 8.0;
    double right = (x + 1) * width / 8.0;
    double top = y * height / 5.0;
    double bottom = (y + 1) * height / 5.0;
    double light = 0;
    for (int fromY = 0; fromY < height; fromY++) {
      double high = Math.max(0, Math.min(bottom, fromY + 1) - Math.max(top, fromY));
      for (int fromX = 0; fromX < width; fromX++) {
        double wide = Math.max(0, Math.min(right, fromX + 1) - Math.max(left, fromX));
        double encoded = (grey[fromY * width + fromX] & 0xFF) / 255.0;
        double linear =
            encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
        light += wide * high * linear;
      }
    }
    double mean = light / ((right - left) * (bottom - top));
    return mean <= 0.0031308 ? mean * 12.92 : 1.055 * Math.pow(mean, 1 / 2.4) - 0.055;
  }

  @ParameterizedTest
  @CsvSource({
    "CONTAIN, 400, 300, 139, 104",
    "CONTAIN, 1, 1, 104, 104",
    "CONTAIN, 4096, 1, 212, 1",
    "COVER, 400, 300, 212, 159",
    "COVER, 1, 4096, 212, 868352",
    "STRETCH, 5, 5, 212, 104"
  })
  void scaled_onAnInkyPhat(Fit fit, int width, int height, int toWidth, int toHeight) {
    assertThat(fit.scaled(new Fit.Size(width, height), new Fit.Size(212, 104)))
        .isEqualTo(new Fit.Size(toWidth, toHeight));
  }

  @ParameterizedTest
  @CsvSource({"1, 4096", "4096, 1", "4096, 4096", "1, 1"})
  void everyFit_ofTheLargestSides_isInBounds(int width, int height) {
    for (Fit fit : Fit.values()) {
      Resampler resampler = new Resampler(width, height, fit, 212, 104, WHITE);
      for (int i = 0; i < Math.max(width, height); i++) {
        resampler.pixel(Math.min(i, width - 1), Math.min(i, height - 1), WHITE);
      }
      assertThat(resampler.picture().width()).isEqualTo(212);
    }
  }

  @Test
  void find_knowsTheNames() {
    assertThat(Fit.slugs()).containsExactly("contain", "cover", "stretch");
    assertThat(Fit.find("cover")).contains(Fit.COVER);
    assertThat(Fit.find("COVER")).isEmpty();
  }
}
