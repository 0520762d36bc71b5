package dev.hatrack.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.testing.SteppedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuessLimitTest {
  private static final String HERE = "10.0.0.7";
  private final SteppedClock clock = new SteppedClock();
  private final GuessLimit limit = new GuessLimit(clock);

  private void guess(int many) {
    for (int guess = 0; guess < many; guess++) {
      limit.wrong(HERE, "guess " + guess);
    }
  }

  @Test
  void reached_afterTenDifferentOnes_fromThereAlone() {
    guess(GuessLimit.AT_ONCE - 1);
    assertThat(limit.reached(HERE)).isFalse();

    limit.wrong(HERE, "the last straw");

    assertThat(limit.reached(HERE)).isTrue();
    assertThat(limit.await(HERE)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(7));
    assertThat(limit.reached("10.0.0.8")).isFalse();
  }

  @Test
  void reached_oneMistakeOverAndOver_isNot() {
    for (int time = 0; time < 1_000; time++) {
      limit.wrong(HERE, "the same old token");
    }

    assertThat(limit.reached(HERE)).isFalse();
  }

  @Test
  void reached_afterAWhile_notAnyMore() {
    guess(GuessLimit.AT_ONCE);

    clock.advance(GuessLimit.ONE_MORE_EVERY);
    assertThat(limit.reached(HERE)).isFalse();

    limit.wrong(HERE, "one more");
    assertThat(limit.reached(HERE)).isTrue();
  }

  @Test
  void reached_fromSoManyAddressesThatSomeAreForgotten_staysBounded() {
    for (int address = 0; address < 5_000; address++) {
      limit.wrong("address " + address, "guess");
    }
    guess(GuessLimit.AT_ONCE);

    assertThat(limit.reached(HERE)).isTrue();
  }
}
