package dev.hatrack.surface.text;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.ClaimTerms;
import dev.hatrack.surface.Content;
import java.time.Duration;
import java.util.Optional;

/// A line of text. One that fits stands still in the middle. A longer one scrolls from right to
/// left: it begins just outside the right edge, moves a whole pixel at a time, and a run ends when
/// it is gone on the left. Equal text in the same font, speed, colour and number of runs is equal
/// content, so a claim that is renewed with it goes on where it was.
///
/// @param layout the text on its surface
/// @param speed pixels a second, 1-100
/// @param colour of the lit pixels, `0xRRGGBB`; their luma on a grey surface
/// @param repeat how many runs; 0 for ever
public record TextContent(TextLayout layout, int speed, int colour, int repeat) implements Content {
  public static final int MIN_SPEED = 1;
  public static final int MAX_SPEED = 100;
  public static final int DEFAULT_SPEED = 20;

  /// Characters that are shown at once.
  public static final int LONGEST = 1000;

  public static final int MOST_REPEATS = 1000;
  public static final int WHITE = 0xFFFFFF;

  private static final long NANOS = Duration.ofSeconds(1).toNanos();

  public TextContent {
    if (speed < MIN_SPEED || speed > MAX_SPEED) {
      throw new IllegalArgumentException(
          "speed must be %d-%d pixels a second, not %d".formatted(MIN_SPEED, MAX_SPEED, speed));
    }
    if (colour < 0 || colour > WHITE) {
      throw new IllegalArgumentException(
          "colour must be 0x000000-0xffffff, not 0x%06x".formatted(colour));
    }
    if (repeat < 0) {
      throw new IllegalArgumentException(
          "repeat must be 0 (for ever) or a number of runs, not " + repeat);
    }
  }

  /// The colour of a level, 0-255.
  public static int grey(int level) {
    return level * 0x010101;
  }

  /// A text in a font, for a surface.
  public static TextContent of(
      SurfaceFormat format, Font font, String text, int speed, int colour, int repeat) {
    return new TextContent(new TextLayout(format, font.draw(text)), speed, colour, repeat);
  }

  /// Whether it moves, because it is wider than the surface.
  public boolean scrolls() {
    return !layout.fits();
  }

  /// How long one run takes, from outside the right edge until it is gone; empty when the text
  /// stands still.
  public Optional<Duration> run() {
    return scrolls() ? Optional.of(Duration.ofNanos(runNanos())) : Optional.empty();
  }

  /// When the last run is over; empty for a text that stands still or repeats for ever.
  @Override
  public Optional<Duration> end() {
    return run().filter(_ -> repeat > 0).map(run -> run.multipliedBy(repeat));
  }

  /// How long a claim lives when nobody says: long enough to be read to its end.
  public Duration usualTtl() {
    Duration usual = ClaimTerms.DEFAULT.ttl();
    Duration whole = end().orElse(usual);
    Duration longer = whole.compareTo(usual) > 0 ? whole : usual;
    return longer.compareTo(ClaimTerms.MAX_TTL) > 0 ? ClaimTerms.MAX_TTL : longer;
  }

  @Override
  public Frame at(Duration elapsed) {
    if (!scrolls()) {
      return layout.frame(layout.centred(), colour);
    }
    if (over(elapsed)) {
      return Frame.blank(layout.format());
    }
    return layout.frame(layout.format().width() - step(elapsed), colour);
  }

  @Override
  public Optional<Duration> nextChange(Duration elapsed) {
    if (!scrolls() || over(elapsed)) {
      return Optional.empty();
    }
    long begun = elapsed.toNanos() / runNanos() * runNanos();
    return Optional.of(Duration.ofNanos(begun + stepBegins(step(elapsed) + 1)));
  }

  private boolean over(Duration elapsed) {
    return end().filter(end -> elapsed.compareTo(end) >= 0).isPresent();
  }

  /// How many pixels this run has moved.
  private int step(Duration elapsed) {
    return Math.toIntExact(elapsed.toNanos() % runNanos() * speed / NANOS);
  }

  /// The first nanosecond of a run in which it has moved `step` pixels.
  private long stepBegins(int step) {
    return Math.ceilDiv(step * NANOS, speed);
  }

  private long runNanos() {
    return stepBegins(layout.format().width() + layout.line().width());
  }
}
