package dev.hatrack.task.picture;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.Png;
import dev.hatrack.task.run.ClaimWords;
import dev.hatrack.task.run.Durations;
import dev.hatrack.task.run.Option;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Which picture is shown, how, and for how long.
///
/// @param claim on what terms
/// @param file a PNG, looked at again each second
/// @param fit how it comes onto a surface of another size
/// @param duration after which the task is done; empty to stay
public record PictureOptions(
    ClaimOptions claim, String file, Png.Fit fit, Optional<Duration> duration) {
  /// The options by name, for the help and the command line.
  public static final List<Option> KNOWN =
      List.of(
          ClaimWords.PRIORITY,
          ClaimWords.EXCLUSIVE,
          ClaimWords.BRIGHTNESS,
          new Option("file", "FILE", "a PNG, shown anew when it changes (needed)"),
          ClaimWords.FIT,
          new Option("for", "DURATION", "done after that (stays)"));

  static final Duration LIFETIME = Duration.ofSeconds(30);

  /// @throws UsageException when a value makes no sense
  public static PictureOptions from(Options options) {
    return new PictureOptions(
        ClaimWords.from(options, LIFETIME),
        options.text("file").orElseThrow(() -> new UsageException("--file says which PNG to show")),
        ClaimWords.fit(options),
        options.read(
            "for", "like 30s or 5m", Optional.empty(), time -> Optional.of(Durations.parse(time))));
  }
}
