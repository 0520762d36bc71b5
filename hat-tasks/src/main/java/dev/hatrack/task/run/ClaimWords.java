package dev.hatrack.task.run;

import dev.hatrack.task.client.ClaimOptions;
import java.time.Duration;
import java.util.Optional;

/// The option that says how important what a task shows is.
public final class ClaimWords {
  public static final Option PRIORITY =
      new Option("priority", "N", "the claim's priority, 1-100 (50)");

  private ClaimWords() {}

  /// @throws UsageException when the priority makes no sense
  public static ClaimOptions from(Options options, Duration lifetime) {
    return options
        .read(PRIORITY.name(), "a number, 1-100", ClaimOptions.USUAL, ClaimWords::claim)
        .lasting(lifetime);
  }

  private static ClaimOptions claim(String priority) {
    return new ClaimOptions(Integer.parseInt(priority), Optional.empty(), false, 1);
  }
}
