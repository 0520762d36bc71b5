package dev.hatrack.surface.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontsTest {
  private static final String FIGURES = "0123456789";

  private static Font font(String name) {
    return Fonts.find(name).orElseThrow();
  }

  @Test
  void names_usualFirst() {
    assertThat(Fonts.names()).containsExactly("5x7", "3x5");
    assertThat(Fonts.usual().name()).isEqualTo("5x7");
    assertThat(Fonts.find("9x9")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5x7", "3x5"})
  void glyph_printableAscii_isThereAndLikeNoOther(String name) {
    Font font = font(name);
    Map<Bitmap, String> drawn = new HashMap<>();
    drawn.put(font.glyph(Font.REPLACEMENT), "the hollow box");
    IntStream.rangeClosed(' ', '~')
        .forEach(
            codePoint -> {
              assertThat(font.codePoints()).contains(codePoint);
              String character = Character.toString(codePoint);
              assertThat(drawn.put(font.glyph(codePoint), character)).as(character).isNull();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"5x7", "3x5"})
  void glyph_everyOne_isAsHighAsTheFontAndNotEmpty(String name) {
    Font font = font(name);
    for (int codePoint : font.codePoints()) {
      Bitmap glyph = font.glyph(codePoint);
      assertThat(glyph.height()).isEqualTo(font.height()).isLessThanOrEqualTo(7);
      assertThat(glyph.width()).isBetween(1, 5);
      assertThat(glyph.toString().contains("#")).isEqualTo(codePoint != ' ');
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5x7", "3x5"})
  void glyph_figures_haveOneWidth(String name) {
    Font font = font(name);
    assertThat(FIGURES.chars().mapToObj(font::glyph))
        .extracting(Bitmap::width)
        .containsOnly(name.charAt(0) - '0');
  }

  @ParameterizedTest
  @ValueSource(strings = {"5x7", "3x5"})
  void draw_germanAndADegreeSign_hasNoBoxes(String name) {
    assertThat(font(name).codePoints()).contains(codePoints("ÄÖÜäöüß€°←↑→↓"));
  }

  @Test
  void draw_westernEuropeanIn5x7_hasNoBoxes() {
    assertThat(font("5x7").codePoints()).contains(codePoints("§±µàáâçèéêëìíîïñòóôùúû"));
  }

  private static Integer[] codePoints(String text) {
    return text.codePoints().boxed().toArray(Integer[]::new);
  }

  @Test
  void draw_clockIn3x5_fitsSeventeenColumns() {
    Bitmap time = font("3x5").draw("12:34");
    assertThat(time.width()).isEqualTo(17);
    assertThat(time)
        .hasToString(
            """
            .#..###...###.#.#
            ##....#.#...#.#.#
            .#..###....##.###
            .#..#...#...#...#
            ###.###...###...#
            """);
  }

  @Test
  void draw_clockIn5x7_isTooWideForSeventeenColumns() {
    Bitmap time = font("5x7").draw("12:34");
    assertThat(time.width()).isEqualTo(25);
    assertThat(time)
        .hasToString(
            """
            ..#....###.....###.....#.
            .##...#...#...#...#...##.
            ..#.......#.#.....#..#.#.
            ..#......#......##..#..#.
            ..#.....#...#.....#.#####
            ..#....#......#...#....#.
            .###..#####....###.....#.
            """);
  }

  @Test
  void draw_narrowLetters_areNarrow() {
    assertThat(font("5x7").draw("i:|"))
        .hasToString(
            """
            #...#
            ....#
            #.#.#
            #...#
            #.#.#
            #...#
            #...#
            """);
  }

  @Test
  void draw_characterThatTheFontLacks_isAHollowBox() {
    String box =
        """
        ####
        #..#
        #..#
        #..#
        ####
        """;
    assertThat(font("3x5").draw("\uD83D\uDE00")).hasToString(box);
    assertThat(font("3x5").draw("\u05D0")).hasToString(box);
    assertThat(font("3x5").draw("\uD83D")).hasToString(box);
    assertThat(font("3x5").draw("\uDE00")).hasToString(box);
  }

  @Test
  void draw_decomposed_isComposed() {
    Font font = font("5x7");
    assertThat(font.draw("a\u0308")).isEqualTo(font.draw("ä"));
  }

  @Test
  void draw_markThatComposesWithNothing_isABoxOfItsOwn() {
    Font font = font("5x7");
    assertThat(font.draw("x\u0301")).isEqualTo(font.draw("x\uFFFD"));
    assertThat(font.draw("\u0301")).isEqualTo(font.draw("\uFFFD"));
  }

  @Test
  void draw_rightToLeft_isABoxForEachLetterInWritingOrder() {
    Font font = font("5x7");
    assertThat(font.draw("\u05E9a\u05DDb")).isEqualTo(font.draw("\uFFFDa\uFFFDb"));
  }

  @Test
  void draw_controlsAndOtherSpaces_arePlainSpaces() {
    Font font = font("5x7");
    assertThat(font.draw("a\tb\nc\u00A0d\u2028e\u0000f")).isEqualTo(font.draw("a b c d e f"));
  }

  @Test
  void draw_whatHasNoShape_isLeftOut() {
    Font font = font("5x7");
    assertThat(font.draw("\u202Ea\u200Db\u00AD\u2665\uFE0F")).isEqualTo(font.draw("ab\u2665"));
  }

  @Test
  void draw_nothing_hasNoColumns() {
    assertThat(font("5x7").draw("").width()).isZero();
    assertThat(font("5x7").draw("\u200D").width()).isZero();
  }
}
