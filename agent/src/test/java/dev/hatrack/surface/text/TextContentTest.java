package dev.hatrack.surface.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames are shown as text: `@` is a pixel at full level.
class TextContentTest {
  private static final SurfaceFormat SCROLL = new SurfaceFormat(17, 7, Colours.GREY8);
  private static final SurfaceFormat TINY = new SurfaceFormat(4, 5, Colours.GREY8);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static TextContent text(SurfaceFormat format, String font, String text, int repeat) {
    return TextContent.of(format, Fonts.find(font).orElseThrow(), text, 20, 0xFFFFFF, repeat);
  }

  /// `Hi` is 5 columns wide: a run on 4 columns is 9 pixels, of 50 ms each.
  private static TextContent hi(int repeat) {
    return text(TINY, "3x5", "Hi", repeat);
  }

  private static void assertPicture(Frame frame, String picture) {
    assertThat(frame.toString().replace(' ', '.')).isEqualTo(picture);
  }

  @Test
  void at_fits_standsInTheMiddle() {
    TextContent time = text(SCROLL, "3x5", "2:34", 1);
    String picture =
        """
        .................
        ..@@@...@@@.@.@..
        ....@.@...@.@.@..
        ..@@@....@@.@@@..
        ..@...@...@...@..
        ..@@@...@@@...@..
        .................
        """;
    assertPicture(time.at(Duration.ZERO), picture);
    assertPicture(time.at(SECOND.multipliedBy(1000)), picture);
    assertThat(time.scrolls()).isFalse();
    assertThat(time.nextChange(Duration.ZERO)).isEmpty();
    assertThat(time.run()).isEmpty();
    assertThat(time.end()).isEmpty();
  }

  @Test
  void at_exactlyAsWide_standsStill() {
    assertThat(text(SCROLL, "3x5", "12:34", 1).scrolls()).isFalse();
    assertThat(text(SCROLL, "5x7", "12:34", 1).scrolls()).isTrue();
  }

  @Test
  void at_fontHigherThanTheSurface_showsItsMiddle() {
    SurfaceFormat low = new SurfaceFormat(5, 3, Colours.GREY8);
    assertPicture(
        text(low, "5x7", "A", 1).at(Duration.ZERO),
        """
        @...@
        @@@@@
        @...@
        """);
  }

  @Test
  void at_scrolling_beginsOutsideTheRightEdge() {
    assertThat(hi(1).at(Duration.ZERO)).isEqualTo(Frame.blank(TINY));
    assertThat(hi(1).at(Duration.ofMillis(50).minusNanos(1))).isEqualTo(Frame.blank(TINY));
    assertPicture(
        hi(1).at(Duration.ofMillis(50)),
        """
        ...@
        ...@
        ...@
        ...@
        ...@
        """);
  }

  @Test
  void at_scrolling_movesAPixelAtATime() {
    assertPicture(
        hi(1).at(Duration.ofMillis(4 * 50)),
        """
        @.@.
        @.@.
        @@@.
        @.@.
        @.@.
        """);
    assertPicture(
        hi(1).at(Duration.ofMillis(5 * 50)),
        """
        .@.@
        .@..
        @@.@
        .@.@
        .@.@
        """);
    assertPicture(
        hi(1).at(Duration.ofMillis(9 * 50).minusNanos(1)),
        """
        @...
        ....
        @...
        @...
        @...
        """);
  }

  @Test
  void at_runIsOver_isDark() {
    assertThat(hi(1).at(Duration.ofMillis(9 * 50))).isEqualTo(Frame.blank(TINY));
    assertThat(hi(1).at(Duration.ofHours(1))).isEqualTo(Frame.blank(TINY));
    assertThat(hi(1).nextChange(Duration.ofMillis(9 * 50))).isEmpty();
  }

  @Test
  void end_isAsManyRunsAsWanted() {
    assertThat(hi(1).run()).contains(Duration.ofMillis(450));
    assertThat(hi(1).end()).contains(Duration.ofMillis(450));
    assertThat(hi(3).end()).contains(Duration.ofMillis(1350));
    assertThat(hi(0).end()).isEmpty();
    assertThat(hi(Integer.MAX_VALUE).end()).contains(Duration.ofMillis(450L * Integer.MAX_VALUE));
  }

  @Test
  void at_nextRun_beginsAgain() {
    Duration inTheThird = Duration.ofMillis(2 * 450 + 200);
    assertThat(hi(3).at(inTheThird)).isEqualTo(hi(1).at(Duration.ofMillis(200)));
    assertThat(hi(2).at(inTheThird)).isEqualTo(Frame.blank(TINY));
    assertThat(hi(0).at(Duration.ofMillis(1_000_000L * 450 + 200)))
        .isEqualTo(hi(1).at(Duration.ofMillis(200)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 20, 60, 99, 100})
  void nextChange_isTheFirstMomentOfTheNextStep(int speed) {
    TextContent text = TextContent.of(TINY, Fonts.usual(), "Hatrack", speed, 0xFFFFFF, 2);
    Duration elapsed = Duration.ZERO;
    int steps = 0;
    for (Optional<Duration> next = text.nextChange(elapsed);
        next.isPresent();
        next = text.nextChange(elapsed)) {
      Duration change = next.get();
      assertThat(change).isGreaterThan(elapsed);
      assertThat(text.at(change.minusNanos(1))).isEqualTo(text.at(elapsed));
      elapsed = change;
      steps++;
    }
    assertThat(text.end()).contains(elapsed);
    assertThat(steps).isEqualTo(2 * (TINY.width() + text.layout().line().width()));
  }

  @Test
  void at_level_isHowBrightItIs() {
    TextContent dim =
        TextContent.of(TINY, Fonts.find("3x5").orElseThrow(), "1", 20, TextContent.grey(31), 1);
    assertThat(dim.at(Duration.ZERO).at(1, 1)).isEqualTo(31);
  }

  @Test
  void at_onAColourSurface_isInItsColour() {
    SurfaceFormat sense = new SurfaceFormat(8, 8, Colours.RGB8);
    Frame frame =
        TextContent.of(sense, Fonts.find("3x5").orElseThrow(), "1", 20, 0xFF8000, 1)
            .at(Duration.ZERO);
    assertThat(frame.rgb(3, 1)).isEqualTo(0xFF8000);
    assertThat(frame.rgb(2, 1)).isZero();
  }

  @Test
  void equals_sameTextAndManner() {
    assertThat(hi(1)).isEqualTo(hi(1)).hasSameHashCodeAs(hi(1));
    assertThat(hi(1)).isNotEqualTo(hi(2));
    assertThat(hi(1)).isNotEqualTo(text(TINY, "5x7", "Hi", 1));
    assertThat(hi(1)).isNotEqualTo(text(TINY, "3x5", "Ho", 1));
  }

  @Test
  void of_nothing_isDark() {
    assertThat(text(SCROLL, "5x7", "", 0).at(SECOND)).isEqualTo(Frame.blank(SCROLL));
  }

  @ParameterizedTest
  @CsvSource({
    "0,255,1,speed",
    "101,255,1,speed",
    "20,-1,1,colour",
    "20,16777216,1,colour",
    "20,255,-1,repeat"
  })
  void of_outOfRange_isRefused(int speed, int colour, int repeat, String what) {
    assertThatThrownBy(() -> TextContent.of(TINY, Fonts.usual(), "Hi", speed, colour, repeat))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(what);
  }
}
