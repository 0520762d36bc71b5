package dev.hatrack.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Whatever the random generator says, the pauses stay within bounds; and many agents do not come
/// back together.
class BackoffTest {
  @RepeatedTest(20)
  void next_eachTime_isLongerUpToFiveSecondsAndAtLeastHalf(RepetitionInfo seed) {
    var backoff = new Backoff(jitter(seed.getCurrentRepetition()));

    for (int i = 1; i <= 10; i++) {
      Duration longest = Duration.ofSeconds(Math.min(i, 5));
      assertThat(backoff.next()).isBetween(longest.dividedBy(2), longest);
    }
    backoff.reset();
    assertThat(backoff.next()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void next_aThousandAgentsAfterAMinute_areSpreadOverTheirLongestPause() {
    var perHalfSecond = new TreeMap<Long, Integer>();
    IntStream.range(0, 1_000)
        .map(BackoffTest::firstAfterAMinute)
        .forEach(at -> perHalfSecond.merge(at / 500L, 1, Integer::sum));

    assertThat(perHalfSecond.firstKey()).isGreaterThanOrEqualTo(120);
    assertThat(perHalfSecond.lastKey()).isLessThan(130);
    // All in one half second without jitter; evenly spread would be 133 at the most.
    assertThat(perHalfSecond.values()).allSatisfy(agents -> assertThat(agents).isLessThan(200));
  }

  /// @return milliseconds from the loss to the first attempt after 60 s
  private static int firstAfterAMinute(int agent) {
    var backoff = new Backoff(jitter(agent));
    int at = 0;
    while (at < 60_000) {
      at += Math.toIntExact(backoff.next().toMillis());
    }
    return at;
  }

  @RepeatedTest(20)
  void around_aPeriod_isAnEighthMoreOrLess(RepetitionInfo seed) {
    assertThat(jitter(seed.getCurrentRepetition()).around(Duration.ofSeconds(16)))
        .isBetween(Duration.ofSeconds(14), Duration.ofSeconds(18));
  }

  @RepeatedTest(20)
  void within_nothingOrMore_isNeverOver(RepetitionInfo seed) {
    Jitter jitter = jitter(seed.getCurrentRepetition());

    assertThat(jitter.within(Duration.ofSeconds(1)))
        .isBetween(Duration.ZERO, Duration.ofSeconds(1));
    assertThat(jitter.within(Duration.ZERO)).isZero();
  }

  private static Jitter jitter(int seed) {
    return new Jitter(new Random(seed));
  }
}
