package dev.hatrack.task.client;

import java.time.Duration;
import java.util.Optional;

/// On what terms something is shown.
///
/// @param priority 1-100; the highest live claim is shown
/// @param ttl how long the claim lives unless it is renewed, 1 ms to 24 h; empty for what the agent
///   thinks right: 30 s for a picture, as long as it scrolls for a text, an hour on e-ink
/// @param exclusive whether no other claim may be made while this one lives
/// @param brightness 0.0-1.0
public record ClaimOptions(
    int priority, Optional<Duration> ttl, boolean exclusive, double brightness) {
  /// What the agent takes when nothing is said.
  public static final ClaimOptions USUAL = new ClaimOptions(50, Optional.empty(), false, 1.0);

  public ClaimOptions {
    if (priority < 1 || priority > 100) {
      throw new IllegalArgumentException("a priority is 1-100, not " + priority);
    }
    ttl.ifPresent(ClaimOptions::requireLifetime);
    if (!(brightness >= 0.0 && brightness <= 1.0)) {
      throw new IllegalArgumentException("a brightness is 0.0-1.0, not " + brightness);
    }
  }

  private static void requireLifetime(Duration ttl) {
    if (ttl.compareTo(Duration.ofMillis(1)) < 0 || ttl.compareTo(Duration.ofHours(24)) > 0) {
      throw new IllegalArgumentException("a time to live is 1 ms to 24 h, not " + ttl);
    }
  }

  /// These terms for another time to live.
  public ClaimOptions lasting(Duration lifetime) {
    return new ClaimOptions(priority, Optional.of(lifetime), exclusive, brightness);
  }

  /// The query, with what differs from the usual only.
  String query() {
    StringBuilder query = new StringBuilder("?priority=").append(priority);
    ttl.ifPresent(lifetime -> query.append("&ttl=").append(lifetime.toMillis()).append("ms"));
    if (exclusive) {
      query.append("&exclusive=true");
    }
    if (brightness < 1.0) {
      query.append("&brightness=").append(brightness);
    }
    return query.toString();
  }
}
