package dev.hatrack.task.animation;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.Png;
import dev.hatrack.task.client.Size;
import dev.hatrack.task.run.ClaimWords;
import dev.hatrack.task.run.Option;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Which frames are shown, how fast, and how often.
///
/// @param claim on what terms
/// @param file a GIF, or a PNG full of frames
/// @param sheet how large a frame of a PNG is; empty for a GIF
/// @param delay how long each frame is seen; empty for as long as a GIF says
/// @param repeat how often all of it is shown; 0 to stay
/// @param fit how a frame comes onto a surface of another size
public record AnimationOptions(
    ClaimOptions claim,
    String file,
    Optional<Size> sheet,
    Optional<Duration> delay,
    int repeat,
    Png.Fit fit) {
  /// The options by name, for the help and the command line.
  public static final List<Option> KNOWN =
      List.of(
          ClaimWords.PRIORITY,
          ClaimWords.EXCLUSIVE,
          ClaimWords.BRIGHTNESS,
          new Option("file", "FILE", "a GIF, or a PNG full of frames (needed)"),
          new Option("frame-width", "N", "pixels of a frame in the PNG (as high as it is)"),
          new Option("frame-height", "N", "pixels of a frame in the PNG (as wide as it is)"),
          new Option("fps", "N", "frames each second, 1-50 (as the GIF says; a PNG: 10)"),
          new Option("repeat", "N", "done when it was shown N times (0: stays)"),
          ClaimWords.FIT);

  static final Duration LIFETIME = Duration.ofSeconds(30);

  private static final int LARGEST_FRAME = 4096;

  /// @throws UsageException when a value makes no sense
  public static AnimationOptions from(Options options) {
    int fps = number(options, "fps", 1, 50);
    return new AnimationOptions(
        ClaimWords.from(options, LIFETIME),
        options
            .text("file")
            .orElseThrow(() -> new UsageException("--file says which GIF or PNG to show")),
        sheet(options),
        fps == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(1000L / fps)),
        number(options, "repeat", 0, 1_000_000),
        ClaimWords.fit(options));
  }

  private static Optional<Size> sheet(Options options) {
    int width = number(options, "frame-width", 1, LARGEST_FRAME);
    int height = number(options, "frame-height", 1, LARGEST_FRAME);
    if (width == 0 && height == 0) {
      return Optional.empty();
    }
    return Optional.of(new Size(width == 0 ? height : width, height == 0 ? width : height));
  }

  /// 0 where it is not given.
  private static int number(Options options, String name, int least, int most) {
    return options.read(
        name,
        "a number, " + least + "-" + most,
        0,
        text -> {
          int number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException(text);
          }
          return number;
        });
  }
}
