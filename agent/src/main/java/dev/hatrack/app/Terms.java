package dev.hatrack.app;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.run.Durations;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of a person's claim.
final class Terms {
  @Option(
      names = "--priority",
      paramLabel = "N",
      description = "1-100; the highest is shown. Default: ${DEFAULT-VALUE}.",
      defaultValue = "50")
  private int priority = ClaimOptions.USUAL.priority();

  @Option(
      names = "--ttl",
      paramLabel = "DURATION",
      description = "How long it stays, like 30s or 1h. Default: as the agent thinks right.")
  private @Nullable String ttl;

  @Option(names = "--exclusive", description = "Let nobody else draw meanwhile.")
  private boolean exclusive;

  /// @throws ConfigException when they make no sense
  ClaimOptions claim(double brightness) {
    try {
      return new ClaimOptions(
          priority, Optional.ofNullable(ttl).map(Durations::parse), exclusive, brightness);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }

  ClaimOptions claim() {
    return claim(ClaimOptions.USUAL.brightness());
  }
}
