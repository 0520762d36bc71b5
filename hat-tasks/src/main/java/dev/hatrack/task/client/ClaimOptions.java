package dev.hatrack.task.client;

import java.time.Duration;

/// On what terms a picture is shown.
///
/// @param priority 1-100; the highest live claim is shown
/// @param ttl how long the claim lives unless it is renewed, 1 ms to 24 h
/// @param exclusive whether no other claim may be made while this one lives
/// @param brightness 0.0-1.0
public record ClaimOptions(int priority, Duration ttl, boolean exclusive, double brightness) {
  /// What the agent takes when nothing is said.
  public static final ClaimOptions USUAL = new ClaimOptions(50, Duration.ofSeconds(30), false, 1.0);

  public ClaimOptions {
    if (priority < 1 || priority > 100) {
      throw new IllegalArgumentException("a priority is 1-100, not " + priority);
    }
    if (ttl.compareTo(Duration.ofMillis(1)) < 0 || ttl.compareTo(Duration.ofHours(24)) > 0) {
      throw new IllegalArgumentException("a time to live is 1 ms to 24 h, not " + ttl);
    }
    if (!(brightness >= 0.0 && brightness <= 1.0)) {
      throw new IllegalArgumentException("a brightness is 0.0-1.0, not " + brightness);
    }
  }

  String query() {
    return "?priority=%d&ttl=%dms&exclusive=%s&brightness=%s"
        .formatted(priority, ttl.toMillis(), exclusive, brightness);
  }
}
