package dev.hatrack.task.run;

import java.time.Duration;
import java.time.Instant;

/// When to try again after a failure: after 250 ms, then twice as long each time, at most 5 s.
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private Duration next = FIRST;
  private Instant notBefore = Instant.MIN;

  /// Whether it may be tried now. Nobody waits longer than the longest time, also when the clock
  /// has been put back.
  boolean isOver(Instant now) {
    return !now.isBefore(notBefore) || now.plus(LONGEST).isBefore(notBefore);
  }

  void failed(Instant now) {
    notBefore = now.plus(next);
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  void succeeded() {
    next = FIRST;
    notBefore = Instant.MIN;
  }
}
