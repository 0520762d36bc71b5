package dev.hatrack.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  private static final Instant ORIGIN = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void instant_isTheOriginAndWhatHasPassed() {
    AtomicLong nanos = new AtomicLong(-5);
    SteadyClock clock = new SteadyClock(ORIGIN, nanos::get);
    assertThat(clock.instant()).isEqualTo(ORIGIN);
    nanos.addAndGet(1_500_000_000);
    assertThat(clock.instant()).isEqualTo(ORIGIN.plusMillis(1500));
  }

  @Test
  void instant_countOverflows_goesOn() {
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
    SteadyClock clock = new SteadyClock(ORIGIN, nanos::get);
    nanos.addAndGet(1_000_000_000);
    assertThat(clock.instant()).isEqualTo(ORIGIN.plusSeconds(1));
  }

  @Test
  void instant_real_neverGoesBack() {
    SteadyClock clock = new SteadyClock();
    Instant before = clock.instant();
    for (int i = 0; i < 1000; i++) {
      Instant after = clock.instant();
      assertThat(after).isAfterOrEqualTo(before);
      before = after;
    }
  }
}
