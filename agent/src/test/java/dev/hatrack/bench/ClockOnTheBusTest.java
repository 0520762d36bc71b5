package dev.hatrack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockOnTheBusTest {
  @Test
  void aMinuteOfTheClock_costsATenthOfWholeFrames() {
    ClockOnTheBus clock = ClockOnTheBus.run();

    assertThat(clock.frames()).isEqualTo(1200);
    assertThat(clock.share()).isLessThanOrEqualTo(0.10);
  }
}
