package dev.hatrack.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final AtomicLong now = new AtomicLong();
  private final Turns turns = new Turns(Duration.ofSeconds(30), now::get);

  private void pass(int seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void complaint_neverBegun_none() {
    pass(3600);
    assertThat(turns.complaint()).isEmpty();
  }

  @Test
  void complaint_turnWithinItsTime_none() {
    try (var _ = turns.begin("asking")) {
      pass(30);
      assertThat(turns.complaint()).isEmpty();
    }
  }

  @Test
  void complaint_turnThatHangs_saysWhatAndHowLong() {
    try (var _ = turns.begin("asking inky-phat")) {
      pass(31);
      assertThat(turns.complaint()).contains("asking inky-phat, for 31 s now");
    }
  }

  @Test
  void complaint_waitingBetweenTurns_none() {
    turns.begin("asking").close();
    pass(3600);
    assertThat(turns.complaint()).isEmpty();
  }
}
