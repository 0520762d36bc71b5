package dev.hatrack.surface.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Ink;
import dev.hatrack.hat.SurfaceFormat;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames are shown as text: `b` is a black pixel, `.` a white one.
class PageTextTest {
  private static final SurfaceFormat PHAT = new SurfaceFormat(212, 104, Colours.BLACK_WHITE_RED);

  private static Frame page(SurfaceFormat format, String text, int size) {
    return new PageText(text, Optional.of(size), Ink.BLACK, Ink.WHITE).frame(format);
  }

  private static Frame largest(String text) {
    return new PageText(text, Optional.empty(), Ink.BLACK, Ink.WHITE).frame(PHAT);
  }

  private static void assertPicture(Frame frame, String picture) {
    assertThat(frame.toString().replace('w', '.')).isEqualTo(picture);
  }

  @Test
  void frame_aLineInSizeOne_isAtTheTopLeft() {
    assertPicture(
        page(new SurfaceFormat(16, 11, Colours.BLACK_WHITE), "Hi", 1),
        """
        ................
        .b...b.b........
        .b...b..........
        .b...b.b........
        .bbbbb.b........
        .b...b.b........
        .b...b.b........
        .b...b.b........
        ................
        ................
        ................
        """);
  }

  @Test
  void frame_inSizeTwo_hasEachPixelFourTimes() {
    SurfaceFormat large = new SurfaceFormat(32, 22, Colours.BLACK_WHITE);
    Frame one = page(new SurfaceFormat(16, 11, Colours.BLACK_WHITE), "Hi", 1);
    Frame two = page(large, "Hi", 2);
    for (int y = 0; y < large.height(); y++) {
      for (int x = 0; x < large.width(); x++) {
        assertThat(two.ink(x, y)).isEqualTo(one.ink(x / 2, y / 2));
      }
    }
  }

  @Test
  void frame_inks_areTheOnesWanted() {
    Frame frame = new PageText("Hi", Optional.of(1), Ink.WHITE, Ink.RED).frame(PHAT);
    assertThat(frame.ink(0, 0)).isEqualTo(Ink.RED);
    assertThat(frame.ink(1, 1)).isEqualTo(Ink.WHITE);
    assertThatThrownBy(() -> new PageText("Hi", Optional.of(1), Ink.YELLOW, Ink.WHITE).frame(PHAT))
        .hasMessageContaining("black-white-red has no yellow");
  }

  @Test
  void frame_nothing_isTheBackground() {
    assertThat(largest("")).isEqualTo(Frame.blank(PHAT));
    assertThat(largest(" \n\n ")).isEqualTo(Frame.blank(PHAT));
  }

  /// `aa` is 11 columns, a space 3 and 1 to each side of it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aa aa aa | 27 | aa aa;aa | false",
        "aa aa aa | 26 | aa;aa;aa | false",
        "aaaa     | 11 | aa;aa    | true",
        "aa aaaa  | 11 | aa;aa;aa | true",
        "'aa    ' | 11 | aa       | false",
        "'aa    aa' | 11 | aa;aa  | false",
        "'   aa'  | 30 | '   aa'  | false",
        "aa       | 1  | a;a      | true",
      })
  void wrapping_isAtWords(String text, int columns, String lines, boolean splits) {
    Wrapping wrapped = Wrapping.of(text, Fonts.usual(), columns);
    assertThat(wrapped.lines())
        .extracting(line -> new String(line.shown(), 0, line.shown().length))
        .containsExactly(lines.split(";"));
    assertThat(wrapped.splitsWords()).isEqualTo(splits);
  }

  @Test
  void wrapping_lineEndsOfEveryKind_areKept() {
    Wrapping wrapped = Wrapping.of("a\n\nb\r\nc\u2028d\n", Fonts.usual(), 100);
    assertThat(wrapped.lines())
        .extracting(line -> new String(line.shown(), 0, line.shown().length))
        .containsExactly("a", "", "b", "c", "d");
  }

  /// 212 pixels in size 7 are 30 of the font, less 2 of margin: `12:34` needs 25, and in size 8 but
  /// 24 are left.
  @Test
  void frame_withoutASize_isTheLargestThatFits() {
    assertThat(largest("12:34")).isEqualTo(page(PHAT, "12:34", 7));
    assertThat(largest("1")).isEqualTo(page(PHAT, "1", 8));
    assertThat(largest("a\nb\nc\nd\ne")).isEqualTo(page(PHAT, "a\nb\nc\nd\ne", 2));
  }

  @Test
  void frame_withoutASize_breaksNoWordIfItCanBeHelped() {
    assertThat(largest("Donaudampfschifffahrt")).isEqualTo(page(PHAT, "Donaudampfschifffahrt", 1));
    assertThat(largest("x".repeat(60))).isEqualTo(page(PHAT, "x".repeat(60), 2));
  }

  @Test
  void frame_moreThanThereIsRoomFor_endsWithAnEllipsis() {
    SurfaceFormat low = new SurfaceFormat(40, 20, Colours.BLACK_WHITE);
    assertThat(page(low, "aa\nbb\ncc", 1)).isEqualTo(page(low, "aa\nbb…", 1));
    assertThat(largest("many words ".repeat(1000)))
        .isEqualTo(page(PHAT, "many words ".repeat(1000), 1));
  }

  /// By UAX 9: the letters from right to left, a number within them from left to right.
  @Test
  void line_rightToLeft_isSeenInItsOwnDirection() {
    Line hebrew = Wrapping.of("\u05D0\u05D1 12", Fonts.usual(), 100).lines().getFirst();
    assertThat(hebrew.rightToLeft()).isTrue();
    assertThat(hebrew.seen()).containsExactly('1', '2', ' ', 0x05D1, 0x05D0);

    Line mixed = Wrapping.of("a \u05D0\u05D1 b", Fonts.usual(), 100).lines().getFirst();
    assertThat(mixed.rightToLeft()).isFalse();
    assertThat(mixed.seen()).containsExactly('a', ' ', 0x05D1, 0x05D0, ' ', 'b');
  }

  @Test
  void frame_rightToLeft_beginsAtTheRight() {
    Frame frame = page(new SurfaceFormat(16, 9, Colours.BLACK_WHITE), "\u05D0", 1);
    assertThat(frame.ink(14, 1)).isEqualTo(Ink.BLACK);
    assertThat(frame.ink(15, 1)).isEqualTo(Ink.WHITE);
    assertThat(frame.ink(1, 1)).isEqualTo(Ink.WHITE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uD83D\uDE00 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \uD83C\uDDE9\uD83C\uDDEA",
        "e\u0301\u0301\u0301 x\u20DD \u0301",
        "\uD83D",
        "\uDE00\uD83D \uDE00",
        "\uD83D\u200D\uDE00",
        "\u0627\u0644\u0633\u0644\u0627\u0645 (1) \u202Eabc\u202C",
        "\u0000\u0001\u001B[31m\u0007\u007F\u0085\t",
        "\u001C\u001D\u001E\u2029\u2066\u2069",
        "\uFFFF\uFEFF\u00AD"
      })
  void frame_oddCharacters_areDrawnAsWellAsTheFontCan(String text) {
    for (int size = 1; size <= 8; size++) {
      assertThat(page(PHAT, text, size).format()).isEqualTo(PHAT);
    }
    assertThat(largest(text.repeat(1000)).format()).isEqualTo(PHAT);
  }

  @Test
  void frame_everyCharacterAtOnce_isDrawn() {
    StringBuilder all = new StringBuilder();
    IntStream.range(0, 0x3000).forEach(all::appendCodePoint);
    assertThat(largest(all.toString())).isEqualTo(page(PHAT, all.toString(), 1));
  }

  @Test
  void frame_muchOfAnything_takesNoTimeToSpeakOf() {
    for (String piece : new String[] {"x", " ", "\n", "\u05D0 ", "x    "}) {
      assertThatCode(() -> largest(piece.repeat(100_000))).doesNotThrowAnyException();
    }
  }

  @Test
  void frame_aSurfaceThatIsTooSmall_showsAPart() {
    for (int side = 1; side < 12; side++) {
      SurfaceFormat tiny = new SurfaceFormat(side, side, Colours.BLACK_WHITE);
      assertThat(page(tiny, "Hello you", 8).format()).isEqualTo(tiny);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, -1})
  void new_sizeOutOfRange_isRefused(int size) {
    assertThatThrownBy(() -> page(PHAT, "Hi", size)).hasMessageContaining("size must be 1-8");
  }
}
