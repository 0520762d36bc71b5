package dev.hatrack.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Holder;
import dev.hatrack.testing.ScriptedBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClaimTableTest {
  private static final Holder CLOCK = new Holder.NamedToken("clock");
  private static final Holder ALARM = new Holder.NamedToken("alarm");
  private static final Holder NEWS = new Holder.NamedToken("news");
  private static final Duration TTL = Duration.ofSeconds(30);

  private final ClaimTable table = new ClaimTable();
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private int level;

  private static ClaimTerms shared(int priority) {
    return new ClaimTerms(priority, TTL, false, 1.0);
  }

  private static ClaimTerms exclusive(int priority) {
    return new ClaimTerms(priority, TTL, true, 1.0);
  }

  private static Content picture(int level) {
    return Content.still(ScriptedBoard.plain(level));
  }

  /// Moves for ever, or until it ends.
  private record Moving(String name, Optional<Duration> end) implements Content {
    @Override
    public Frame at(Duration elapsed) {
      return ScriptedBoard.plain((int) elapsed.toSeconds());
    }

    @Override
    public Optional<Duration> nextChange(Duration elapsed) {
      return Optional.of(Duration.ofSeconds(elapsed.toSeconds() + 1));
    }
  }

  private static Moving moving(String name) {
    return new Moving(name, Optional.empty());
  }

  private static Moving endingAfter(int seconds) {
    return new Moving("ending", Optional.of(Duration.ofSeconds(seconds)));
  }

  private Claim take(Holder holder, ClaimTerms terms) {
    return table.take(holder, terms, picture(++level), now);
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
  }

  private Holder top() {
    return table.top().orElseThrow().holder();
  }

  private static void assertRefused(ThrowingCallable taking, Holder inTheWay) {
    assertThatThrownBy(taking)
        .isInstanceOfSatisfying(
            ClaimRefused.class,
            refused -> assertThat(refused.inTheWay().holder()).isEqualTo(inTheWay))
        .hasMessageContaining(inTheWay.display());
  }

  @Nested
  class Shared {
    @Test
    void top_highestPriority() {
      take(ALARM, shared(80));
      take(CLOCK, shared(50));
      take(NEWS, shared(60));
      assertThat(table.ranked()).extracting(Claim::holder).containsExactly(ALARM, NEWS, CLOCK);
    }

    @Test
    void top_equalPriorities_newer() {
      take(CLOCK, shared(50));
      take(NEWS, shared(50));
      assertThat(top()).isEqualTo(NEWS);
    }

    @Test
    void take_again_keepsItsPlaceAmongEquals() {
      take(CLOCK, shared(50));
      take(NEWS, shared(50));
      take(CLOCK, shared(50));
      assertThat(top()).isEqualTo(NEWS);
    }

    @Test
    void take_again_oneClaimForEachHolder() {
      take(CLOCK, shared(50));
      Claim newest = take(CLOCK, shared(50));
      assertThat(table.ranked()).containsExactly(newest);
    }

    @Test
    void take_priorityChanges_isTheNewestAmongItsNewEquals() {
      take(CLOCK, shared(40));
      take(NEWS, shared(50));
      take(CLOCK, shared(50));
      assertThat(top()).isEqualTo(CLOCK);
    }

    @Test
    void release_next_isShownWithItsNewestFrame() {
      take(CLOCK, shared(50));
      take(ALARM, shared(80));
      take(CLOCK, shared(50));
      assertThat(table.release(ALARM)).isPresent();
      assertThat(table.release(ALARM)).isEmpty();
      assertThat(table.top().orElseThrow().content()).isEqualTo(picture(3));
    }

    @Test
    void releaseIf_endsThoseThatMatch() {
      take(CLOCK, shared(50));
      Claim alarm = take(ALARM, shared(80));
      assertThat(table.releaseIf(ALARM::equals)).containsExactly(alarm);
      assertThat(table.ranked()).extracting(Claim::holder).containsExactly(CLOCK);
    }
  }

  @Nested
  class Time {
    @Test
    void expire_atItsTimeToLive_notBefore() {
      Claim clock = take(CLOCK, shared(50));
      assertThat(clock.expires()).isEqualTo(now.plus(TTL));
      assertThat(table.nextExpiry()).contains(now.plus(TTL));
      assertThat(table.expire(now.plus(TTL).minusNanos(1))).isEmpty();
      assertThat(table.expire(now.plus(TTL))).containsExactly(clock);
      assertThat(table.top()).isEmpty();
      assertThat(table.nextExpiry()).isEmpty();
    }

    @Test
    void take_again_livesFromThenOn() {
      take(CLOCK, shared(50));
      pass(20);
      assertThat(take(CLOCK, shared(50)).expires()).isEqualTo(now.plus(TTL));
    }

    @Test
    void take_afterItsEnd_isANewClaim() {
      take(CLOCK, shared(50));
      pass(20);
      take(NEWS, shared(50));
      pass(10);
      take(CLOCK, shared(50));
      assertThat(top()).isEqualTo(CLOCK);
    }

    @Test
    void take_equalContent_goesOn() {
      Instant begun = table.take(CLOCK, shared(50), moving("text"), now).begun();
      pass(10);
      assertThat(table.take(CLOCK, shared(60), moving("text"), now).begun()).isEqualTo(begun);
    }

    @Test
    void take_otherContent_beginsAgain() {
      table.take(CLOCK, shared(50), moving("text"), now);
      pass(10);
      assertThat(table.take(CLOCK, shared(50), moving("other"), now).begun()).isEqualTo(now);
    }

    @Test
    void take_contentWithAnEnd_endsWithIt() {
      Claim text = table.take(CLOCK, shared(50), endingAfter(8), now);
      assertThat(text.expires()).isEqualTo(now.plusSeconds(8));
    }

    @Test
    void take_contentEndsAfterTheTimeToLive_isCutOff() {
      Claim text = table.take(CLOCK, shared(50), endingAfter(40), now);
      assertThat(text.expires()).isEqualTo(now.plus(TTL));
    }

    @Test
    void take_contentWithAnEndAgain_endsWhenItWouldHave() {
      Instant end = table.take(CLOCK, shared(50), endingAfter(40), now).begun().plusSeconds(40);
      pass(25);
      assertThat(table.take(CLOCK, shared(50), endingAfter(40), now).expires()).isEqualTo(end);
    }

    @Test
    void take_contentThatHasEnded_runsOnceMore() {
      table.take(CLOCK, shared(50), endingAfter(8), now);
      pass(8);
      assertThat(table.take(CLOCK, shared(50), endingAfter(8), now).begun()).isEqualTo(now);
    }
  }

  @Nested
  class Exclusive {
    @Test
    void take_exclusiveInTheWay_isRefusedWhateverThePriority() {
      take(ALARM, exclusive(50));
      assertRefused(() -> take(NEWS, shared(40)), ALARM);
      assertRefused(() -> take(NEWS, shared(50)), ALARM);
      assertRefused(() -> take(NEWS, shared(100)), ALARM);
      assertRefused(() -> take(NEWS, exclusive(100)), ALARM);
      assertThat(table.ranked()).extracting(Claim::holder).containsExactly(ALARM);
    }

    @Test
    void take_exclusiveBelowALiveHigherOne_isRefused() {
      take(CLOCK, shared(50));
      take(ALARM, shared(80));
      assertRefused(() -> take(NEWS, exclusive(60)), ALARM);
      assertThatCode(() -> take(NEWS, exclusive(80))).doesNotThrowAnyException();
      assertThat(top()).isEqualTo(NEWS);
    }

    @Test
    void take_exclusiveBelowAHigherOneThatHasEnded_isTaken() {
      take(ALARM, shared(80));
      pass(30);
      take(NEWS, exclusive(10));
      assertThat(top()).isEqualTo(NEWS);
    }

    @Test
    void take_thereBefore_renewsBeneathAndComesBackWithItsNewestFrame() {
      take(CLOCK, shared(50));
      take(ALARM, exclusive(50));
      Claim newest = take(CLOCK, shared(50));
      assertThat(top()).isEqualTo(ALARM);
      table.release(ALARM);
      assertThat(table.top()).contains(newest);
    }

    @Test
    void take_thereBefore_mayNotClimbAboveIt() {
      take(CLOCK, shared(40));
      Claim alarm = take(ALARM, exclusive(50));
      assertRefused(() -> take(CLOCK, shared(60)), ALARM);
      assertRefused(() -> take(CLOCK, shared(50)), ALARM);
      assertRefused(() -> take(CLOCK, exclusive(40)), ALARM);
      take(CLOCK, shared(30));
      assertThat(table.top()).contains(alarm);
    }

    @Test
    void take_refused_leavesTheOldClaimAsItWas() {
      Claim clock = take(CLOCK, shared(40));
      take(ALARM, exclusive(50));
      assertRefused(() -> take(CLOCK, shared(60)), ALARM);
      assertThat(table.ranked()).contains(clock);
    }

    @Test
    void take_becomesExclusive_isTheNewestAmongItsEquals() {
      take(CLOCK, shared(50));
      take(NEWS, shared(50));
      take(CLOCK, exclusive(50));
      assertThat(top()).isEqualTo(CLOCK);
    }

    @Test
    void take_exclusiveAgain_staysOnTop() {
      take(CLOCK, shared(50));
      take(ALARM, exclusive(50));
      take(CLOCK, shared(50));
      take(ALARM, exclusive(50));
      assertThat(top()).isEqualTo(ALARM);
    }

    @Test
    void take_exclusiveLowersItselfBelowAnother_isRefused() {
      take(CLOCK, shared(50));
      take(ALARM, exclusive(80));
      assertRefused(() -> take(ALARM, exclusive(40)), CLOCK);
      assertThat(top()).isEqualTo(ALARM);
    }

    @Test
    void take_noLongerExclusive_letsOthersIn() {
      take(ALARM, exclusive(50));
      take(ALARM, shared(50));
      take(NEWS, shared(50));
      assertThat(top()).isEqualTo(NEWS);
    }

    @Test
    void take_exclusiveHasEnded_isTaken() {
      take(ALARM, exclusive(50));
      pass(30);
      take(NEWS, shared(10));
      assertThat(top()).isEqualTo(NEWS);
    }
  }
}
