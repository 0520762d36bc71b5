package dev.hatrack.task.clock;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.run.Durations;
import dev.hatrack.task.run.Option;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.UsageException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// How the clock runs.
///
/// @param claim on what terms it is shown
/// @param framesPerSecond how often the face is drawn, 1-50; it is sent only when it has changed
/// @param zone whose time it shows
public record ClockOptions(ClaimOptions claim, int framesPerSecond, ZoneId zone) {
  /// The options by name, for the help and the command line.
  public static final List<Option> KNOWN =
      List.of(
          new Option("priority", "N", "the claim's priority, 1-100 (50)"),
          new Option("ttl", "DURATION", "how long the claim outlives the last renewal (30s)"),
          new Option("fps", "N", "frames drawn each second, 1-50 (20)"),
          new Option("zone", "ZONE", "a time zone like Europe/Berlin (the system's)"),
          new Option("brightness", "X", "0.0-1.0 (1.0)"));

  private static final Duration USUAL_TTL = Duration.ofSeconds(30);

  public ClockOptions {
    if (framesPerSecond < 1 || framesPerSecond > 50) {
      throw new UsageException("--fps is 1-50, not '" + framesPerSecond + "'");
    }
    // A claim is renewed at a third of its time to live, and only when a frame is drawn.
    Duration shortest = Duration.ofMillis(3000L / framesPerSecond);
    if (lifetime(claim).compareTo(shortest) < 0) {
      throw new UsageException(
          "--ttl is at least three frames: %d ms at --fps %d, not %d ms"
              .formatted(shortest.toMillis(), framesPerSecond, lifetime(claim).toMillis()));
    }
  }

  /// @throws UsageException when a value makes no sense
  public static ClockOptions from(Options options) {
    ClaimOptions usual = ClaimOptions.USUAL;
    int priority =
        options.read("priority", "a number, 1-100", usual.priority(), ClockOptions::priority);
    Duration ttl = options.read("ttl", "like 500ms, 30s, 5m or 1h", USUAL_TTL, Durations::parse);
    double brightness =
        options.read("brightness", "a number, 0.0-1.0", 1.0, ClockOptions::brightness);
    return new ClockOptions(
        claim(priority, ttl, brightness),
        options.read("fps", "a number, 1-50", 20, Integer::valueOf),
        options.read("zone", "a time zone like Europe/Berlin", ZoneId.systemDefault(), ZoneId::of));
  }

  static Duration lifetime(ClaimOptions claim) {
    return claim.ttl().orElse(USUAL_TTL);
  }

  private static Integer priority(String text) {
    return new ClaimOptions(Integer.parseInt(text), Optional.empty(), false, 1).priority();
  }

  private static Double brightness(String text) {
    return new ClaimOptions(1, Optional.empty(), false, Double.parseDouble(text)).brightness();
  }

  private static ClaimOptions claim(int priority, Duration ttl, double brightness) {
    try {
      return new ClaimOptions(priority, Optional.of(ttl), false, brightness);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--ttl: " + e.getMessage());
    }
  }
}
