package dev.hatrack.task.text;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.Text;
import dev.hatrack.task.run.ClaimWords;
import dev.hatrack.task.run.Durations;
import dev.hatrack.task.run.Option;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What text is shown, how, and for how long.
///
/// @param claim on what terms; without a time to live when the text ends by itself
/// @param text what is shown, with `repeat` 0 when it stays; its words are empty when they come
///   from the file
/// @param file whose content is shown, looked at again each second
/// @param duration after which the task is done; empty to stay
public record TextOptions(
    ClaimOptions claim, Text text, Optional<String> file, Optional<Duration> duration) {
  /// The options by name, for the help and the command line.
  public static final List<Option> KNOWN =
      List.of(
          ClaimWords.PRIORITY,
          ClaimWords.EXCLUSIVE,
          ClaimWords.BRIGHTNESS,
          new Option("text", "TEXT", "what it says (this, or --file)"),
          new Option("file", "FILE", "what it says is in there, also when that changes"),
          new Option("font", "FONT", "5x7 or 3x5 (5x7)"),
          new Option("speed", "N", "pixels a second where it scrolls, 1-100 (20)"),
          new Option("colour", "COLOUR", "0-255, or #rrggbb on a colour matrix (255)"),
          new Option("repeat", "N", "done when it has scrolled N times (0: stays)"),
          new Option("for", "DURATION", "done after that (stays)"));

  static final Duration LIFETIME = Duration.ofSeconds(30);

  public TextOptions {
    if (file.isPresent() && text.repeat() > 0) {
      throw new UsageException("--repeat is for --text: a file's content stays until it changes");
    }
  }

  /// @throws UsageException when a value makes no sense
  public static TextOptions from(Options options) {
    Optional<String> file = options.text("file");
    Optional<String> says = options.text("text");
    if (file.isPresent() == says.isPresent()) {
      throw new UsageException("--text says what to show, or --file where it is: one of them");
    }
    Text text =
        new Text(
            says.orElse(""),
            options.read("font", "5x7 or 3x5", "5x7", TextOptions::font),
            options.read("speed", "a number, 1-100", 20, number -> number(number, 1, 100)),
            colour(options),
            options.read("repeat", "a number, 0-1000", 0, number -> number(number, 0, 1000)));
    ClaimOptions claim = ClaimWords.from(options);
    return new TextOptions(
        text.repeat() > 0 ? claim : claim.lasting(LIFETIME),
        text,
        file,
        options.read(
            "for", "like 30s or 5m", Optional.empty(), time -> Optional.of(Durations.parse(time))));
  }

  private static String colour(Options options) {
    return options.read(
        "colour",
        "0-255 or #rrggbb",
        "255",
        text -> {
          if (!text.startsWith("#")) {
            return String.valueOf(number(text, 0, 255));
          }
          if (!text.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException(text);
          }
          return text;
        });
  }

  private static String font(String name) {
    if (!List.of("5x7", "3x5").contains(name)) {
      throw new IllegalArgumentException(name);
    }
    return name;
  }

  private static Integer number(String text, int least, int most) {
    int number = Integer.parseInt(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }
}
