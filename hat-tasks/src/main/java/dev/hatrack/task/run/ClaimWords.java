package dev.hatrack.task.run;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.Png;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The options that say how important what a task shows is, and how it is shown.
public final class ClaimWords {
  public static final Option PRIORITY =
      new Option("priority", "N", "the claim's priority, 1-100 (50)");
  public static final Option EXCLUSIVE =
      new Option("exclusive", "BOOL", "whether nobody else may show anything (false)");
  public static final Option BRIGHTNESS = new Option("brightness", "X", "0.0-1.0 (1.0)");
  public static final Option FIT =
      new Option("fit", "HOW", "contain, cover or stretch a picture (contain)");

  private ClaimWords() {}

  /// @throws UsageException when one of them makes no sense
  public static ClaimOptions from(Options options, Duration lifetime) {
    return from(options).lasting(lifetime);
  }

  /// The same, for as long as the agent thinks right.
  ///
  /// @throws UsageException when one of them makes no sense
  public static ClaimOptions from(Options options) {
    int priority = options.read(PRIORITY.name(), "a number, 1-100", 50, ClaimWords::priority);
    double brightness =
        options.read(BRIGHTNESS.name(), "a number, 0.0-1.0", 1.0, ClaimWords::brightness);
    return new ClaimOptions(priority, Optional.empty(), flag(options, EXCLUSIVE), brightness);
  }

  /// An option that is true or false, and false when it is not given.
  ///
  /// @throws UsageException when it is something else
  public static boolean flag(Options options, Option option) {
    return options.read(option.name(), "true or false", false, ClaimWords::flag);
  }

  /// @throws UsageException when there is no such way to fit a picture
  public static Png.Fit fit(Options options) {
    String words =
        Arrays.stream(Png.Fit.values()).map(Png.Fit::word).collect(Collectors.joining(", "));
    return options.read(FIT.name(), "one of " + words, Png.Fit.CONTAIN, ClaimWords::fit);
  }

  private static Png.Fit fit(String word) {
    return Arrays.stream(Png.Fit.values())
        .filter(fit -> fit.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  private static Integer priority(String text) {
    return new ClaimOptions(Integer.parseInt(text), Optional.empty(), false, 1).priority();
  }

  private static Double brightness(String text) {
    return new ClaimOptions(1, Optional.empty(), false, Double.parseDouble(text)).brightness();
  }

  private static Boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
