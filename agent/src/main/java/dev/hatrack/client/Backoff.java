package dev.hatrack.client;

import java.time.Duration;

/// How long to leave a server alone after it did not answer: up to a second more each time, never
/// longer than five, and at least half of that.
public final class Backoff {
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Jitter jitter;
  private Duration last = Duration.ZERO;

  /// @param jitter keeps agents apart that lost the server at the same moment
  public Backoff(Jitter jitter) {
    this.jitter = jitter;
  }

  /// The pause before the next attempt.
  public Duration next() {
    last = last.plus(STEP).compareTo(LONGEST) < 0 ? last.plus(STEP) : LONGEST;
    return jitter.upperHalf(last);
  }

  /// The server has answered.
  public void reset() {
    last = Duration.ZERO;
  }
}
