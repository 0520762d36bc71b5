package dev.hatrack.surface.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames are shown as text, by the first letters of the inks.
class DitherTest {
  private static Picture grey(int width, int... levels) {
    return new Picture(
        width,
        levels.length / width,
        Arrays.stream(levels).map(level -> level * 0x010101).toArray());
  }

  private static Frame ink(Picture picture, Colours colours, Dither dither) {
    return picture.frame(new SurfaceFormat(picture.width(), picture.height(), colours), dither);
  }

  /// 100 is black and wrong by 100: 43.75 go to the right, 31.25 below, 6.25 to the right below.
  /// 100 + 43.75 = 143.75 is white and wrong by -111.25: -20.86 go to the left below, -34.77 below.
  /// 120 + 31.25 - 20.86 = 130.39 is white and wrong by -124.61: -54.52 go to the right. 170 + 6.25
  /// - 34.77 - 54.52 = 86.97 is black.
  @Test
  void floydSteinberg_fourPixels_asByHand() {
    Picture picture = grey(2, 100, 100, 120, 170);
    assertThat(ink(picture, Colours.BLACK_WHITE, Dither.FLOYD_STEINBERG)).hasToString("bw\nwb\n");
    assertThat(ink(picture, Colours.BLACK_WHITE, Dither.NONE)).hasToString("bb\nbw\n");
  }

  /// Against the definition in decimal fractions, which are never rounded.
  @Test
  void floydSteinberg_noise_isWhatTheDefinitionSays() {
    Random random = new Random(76);
    int[] levels = random.ints(20L * 12, 0, 256).toArray();
    String expected = definition(levels, 20);
    assertThat(ink(grey(20, levels), Colours.BLACK_WHITE, Dither.FLOYD_STEINBERG))
        .hasToString(expected);
  }

  private static String definition(int[] levels, int width) {
    BigDecimal[] values =
        Arrays.stream(levels).mapToObj(BigDecimal::valueOf).toArray(BigDecimal[]::new);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      BigDecimal value = values[i].max(BigDecimal.ZERO).min(BigDecimal.valueOf(255));
      boolean white = value.compareTo(new BigDecimal("127.5")) > 0;
      text.append(white ? 'w' : 'b');
      BigDecimal error = value.subtract(BigDecimal.valueOf(white ? 255 : 0));
      int x = i % width;
      add(values, i + 1, x < width - 1, error, "0.4375");
      add(values, i + width - 1, x > 0, error, "0.1875");
      add(values, i + width, true, error, "0.3125");
      add(values, i + width + 1, x < width - 1, error, "0.0625");
      if (x == width - 1) {
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static void add(
      BigDecimal[] values, int at, boolean inside, BigDecimal error, String part) {
    if (inside && at < values.length) {
      values[at] = values[at].add(error.multiply(new BigDecimal(part)));
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "32", "64", "128", "200", "255"})
  void floydSteinberg_aPlainGrey_hasAsManyWhiteDotsAsItIsBright(int level) {
    int[] levels = new int[64 * 64];
    Arrays.fill(levels, level);
    for (Colours colours : new Colours[] {Colours.BLACK_WHITE, Colours.BLACK_WHITE_RED}) {
      String inks = ink(grey(64, levels), colours, Dither.FLOYD_STEINBERG).toString();
      assertThat(inks.chars().filter(ink -> ink == 'w').count() / 4096.0)
          .isBetween(level / 255.0 - 0.02, level / 255.0 + 0.02);
      assertThat(inks).doesNotContain("r");
    }
  }

  @Test
  void floydSteinberg_pink_isRedAndWhite() {
    int[] pink = new int[256];
    Arrays.fill(pink, 0xFF8080);
    String inks =
        ink(new Picture(16, 16, pink), Colours.BLACK_WHITE_RED, Dither.FLOYD_STEINBERG).toString();
    assertThat(inks).contains("r").contains("w").doesNotContain("b");
    assertThat(inks.chars().filter(ink -> ink == 'r').count()).isBetween(115L, 141L);
  }

  @ParameterizedTest
  @CsvSource({
    "BLACK_WHITE_RED, ff0000, r",
    "BLACK_WHITE_RED, c81020, r",
    "BLACK_WHITE_RED, 00ff00, w",
    "BLACK_WHITE_RED, ffff00, w",
    "BLACK_WHITE_RED, 0000ff, b",
    "BLACK_WHITE_RED, 303030, b",
    "BLACK_WHITE_YELLOW, ffff00, y",
    "BLACK_WHITE_YELLOW, ff0000, b",
    "BLACK_WHITE_YELLOW, f0f0f0, w",
    "BLACK_WHITE, ffff00, w",
    "BLACK_WHITE, ff0000, b"
  })
  void none_isTheNearestInk(Colours colours, String rgb, String ink) {
    Picture pixel = new Picture(1, 1, new int[] {Integer.parseInt(rgb, 16)});
    assertThat(ink(pixel, colours, Dither.NONE)).hasToString(ink + "\n");
  }

  /// A picture of nothing but the panel's own inks comes through as it is.
  @ParameterizedTest
  @CsvSource({"FLOYD_STEINBERG", "NONE"})
  void everyDither_ofItsOwnInks_changesNothing(Dither dither) {
    Random random = new Random(3);
    SurfaceFormat format = new SurfaceFormat(30, 20, Colours.BLACK_WHITE_YELLOW);
    byte[] inks = new byte[600];
    int[] rgb = new int[600];
    for (int i = 0; i < 600; i++) {
      inks[i] = (byte) random.nextInt(3);
      rgb[i] = format.colours().inks().get(inks[i]).rgb();
    }
    assertThat(new Picture(30, 20, rgb).frame(format, dither)).isEqualTo(Frame.of(format, inks));
  }

  /// A blue that the panel can't show leaves no errors that smear into the white beside it.
  @Test
  void floydSteinberg_aColourOutOfReach_staysWhereItIs() {
    int[] rgb = new int[64];
    Arrays.fill(rgb, 0, 32, 0x0000FF);
    Arrays.fill(rgb, 32, 64, 0xFFFFFF);
    assertThat(ink(new Picture(8, 8, rgb), Colours.BLACK_WHITE_RED, Dither.FLOYD_STEINBERG))
        .hasToString("bbbbbbbb\n".repeat(4) + "wwwwwwww\n".repeat(4));
  }

  @Test
  void frame_onLights_isTheColourOrItsLuma() {
    Picture orange = new Picture(1, 1, new int[] {0xFF8000});
    assertThat(orange.frame(new SurfaceFormat(1, 1, Colours.RGB8), Dither.NONE).bytes())
        .containsExactly(0xFF, 0x80, 0x00);
    // 0.2126 x 255 + 0.7152 x 128 = 145.76
    assertThat(orange.frame(new SurfaceFormat(1, 1, Colours.GREY8), Dither.NONE).at(0, 0))
        .isEqualTo(146);
  }

  @Test
  void frame_ofAnotherSize_isRefused() {
    assertThatThrownBy(() -> grey(1, 5).frame(new SurfaceFormat(2, 1, Colours.GREY8), Dither.NONE))
        .hasMessageContaining("1x1")
        .hasMessageContaining("2x1");
  }
}
