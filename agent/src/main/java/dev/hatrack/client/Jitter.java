package dev.hatrack.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Moves moments apart. Agents that are many do the same thing at the same moment whenever
/// something outside them does: the power comes back, a server goes away. What they ask of it next
/// must not come at the same moment as well.
///
/// @param random safe for use by the threads that share this
public record Jitter(RandomGenerator random) {
  private static final int SHARE = 8;

  /// Anything from nothing up to `longest`.
  public Duration within(Duration longest) {
    return Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
  }

  /// `period` on average, an eighth more or less.
  public Duration around(Duration period) {
    Duration share = period.dividedBy(SHARE);
    return period.minus(share).plus(within(share.multipliedBy(2)));
  }

  /// At least half of `longest`.
  Duration upperHalf(Duration longest) {
    Duration half = longest.dividedBy(2);
    return longest.minus(half).plus(within(half));
  }
}
