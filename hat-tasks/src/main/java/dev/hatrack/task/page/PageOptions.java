package dev.hatrack.task.page;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.Png;
import dev.hatrack.task.run.ClaimWords;
import dev.hatrack.task.run.Option;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Which page is shown, how, and whether the task stays with it.
///
/// @param claim on what terms
/// @param text what is shown; empty when it is in the file
/// @param file a PNG or a text, looked at again every few seconds
/// @param size how many pixels a dot of the font is wide; empty for the largest that fits
/// @param colour an ink
/// @param fit how a PNG comes onto a panel of another size
/// @param once whether the task is done when the panel shows the page
public record PageOptions(
    ClaimOptions claim,
    Optional<String> text,
    Optional<String> file,
    Optional<Integer> size,
    String colour,
    Png.Fit fit,
    boolean once) {
  private static final Option ONCE =
      new Option("once", "BOOL", "done when the panel shows it (false: stays)");

  /// The options by name, for the help and the command line.
  public static final List<Option> KNOWN =
      List.of(
          ClaimWords.PRIORITY,
          ClaimWords.EXCLUSIVE,
          new Option("text", "TEXT", "what it says (this, or --file)"),
          new Option("file", "FILE", "a PNG or a text, shown anew when it changes"),
          new Option("size", "N", "pixels of a dot of the font, 1-8 (the largest that fits)"),
          new Option("colour", "INK", "of a text: black, or the panel's other inks (black)"),
          ClaimWords.FIT,
          ONCE);

  /// The e-ink panel is slow, and so is what is worth showing there.
  static final Duration LIFETIME = Duration.ofHours(1);

  /// @throws UsageException when a value makes no sense
  public static PageOptions from(Options options) {
    Optional<String> text = options.text("text");
    Optional<String> file = options.text("file");
    if (text.isPresent() == file.isPresent()) {
      throw new UsageException("--text says what to show, or --file where it is: one of them");
    }
    return new PageOptions(
        ClaimWords.from(options, LIFETIME),
        text,
        file,
        options.read("size", "a number, 1-8", Optional.empty(), PageOptions::size),
        options.text("colour").orElse("black"),
        ClaimWords.fit(options),
        ClaimWords.flag(options, ONCE));
  }

  private static Optional<Integer> size(String text) {
    if (!text.matches("[1-8]")) {
      throw new IllegalArgumentException(text);
    }
    return Optional.of(Integer.valueOf(text));
  }
}
