package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SignsOfLifeTest {
  private final AtomicLong heard = new AtomicLong(500);
  private final SignsOfLife life =
      new SignsOfLife(heard::get, Duration.ofSeconds(5), Duration.ofSeconds(30));

  /// Such times may begin anywhere, below zero too.
  private static long at(long seconds) {
    return TimeUnit.SECONDS.toNanos(seconds - 3_600);
  }

  @Test
  void gone_whoAnswers_isNot() {
    for (long second = 0; second < 300; second += 5) {
      heard.addAndGet(6);
      assertThat(life.gone(at(second))).isFalse();
    }
  }

  @Test
  void gone_afterThirtySecondsOfNothing() {
    assertThat(life.gone(at(0))).isFalse();
    assertThat(life.gone(at(30))).isFalse();
    assertThat(life.gone(at(31))).isTrue();
  }

  @Test
  void untilQuestion_isFiveSecondsAfterTheLast_howeverManyFramesGoOut() {
    assertThat(life.untilQuestion(at(0))).isEqualTo(TimeUnit.SECONDS.toNanos(5));
    assertThat(life.untilQuestion(at(7))).isZero();
    life.asked(at(7));
    assertThat(life.untilQuestion(at(8))).isEqualTo(TimeUnit.SECONDS.toNanos(4));
  }
}
