package dev.hatrack.nomad;

import java.time.Duration;

/// How long to leave Nomad alone after it did not answer: a second more each time, up to five.
final class Backoff {
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private Duration last = Duration.ZERO;

  Duration next() {
    last = last.plus(STEP).compareTo(LONGEST) < 0 ? last.plus(STEP) : LONGEST;
    return last;
  }

  void reset() {
    last = Duration.ZERO;
  }
}
