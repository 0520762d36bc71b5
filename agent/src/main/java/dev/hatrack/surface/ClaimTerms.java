package dev.hatrack.surface;

import java.time.Duration;

/// What a holder asks for.
///
/// @param priority 1-100, as Nomad's job priorities; the highest is shown
/// @param ttl how long it lives unless renewed: more than nothing, at most {@link #MAX_TTL}
/// @param exclusive whether nobody else may claim the surface meanwhile
/// @param brightness 0.0-1.0, on top of what the frame says
public record ClaimTerms(int priority, Duration ttl, boolean exclusive, double brightness) {
  public static final int MIN_PRIORITY = 1;
  public static final int MAX_PRIORITY = 100;
  public static final Duration MAX_TTL = Duration.ofHours(24);

  /// Priority 50 for 30 seconds, shared, at full brightness.
  public static final ClaimTerms DEFAULT = new ClaimTerms(50, Duration.ofSeconds(30), false, 1.0);

  public ClaimTerms {
    if (priority < MIN_PRIORITY || priority > MAX_PRIORITY) {
      throw new IllegalArgumentException("priority must be 1-100, not " + priority);
    }
    if (ttl.isNegative() || ttl.isZero() || ttl.compareTo(MAX_TTL) > 0) {
      throw new IllegalArgumentException("ttl must be more than 0 and at most 24h, not " + ttl);
    }
    if (!(brightness >= 0.0 && brightness <= 1.0)) {
      throw new IllegalArgumentException("brightness must be 0.0-1.0, not " + brightness);
    }
  }
}
