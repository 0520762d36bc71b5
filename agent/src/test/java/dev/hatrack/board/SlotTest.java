package dev.hatrack.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.bus.BusException;
import dev.hatrack.hat.Health;
import dev.hatrack.hat.Subscription;
import dev.hatrack.testing.ScriptedBoard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SlotTest {
  private static final Health HEALTHY = new Health.Healthy();

  private final ScriptedBoard board = new ScriptedBoard();
  private final Slot slot = new Slot(board, Optional.empty());
  private final List<Health> told = Collections.synchronizedList(new ArrayList<>());

  private static BusException nak() {
    return new BusException(BusException.Kind.NAK, "nobody answers");
  }

  private static BusException stuck() {
    return new BusException(BusException.Kind.ERROR, "data line stuck");
  }

  private void silent() {
    board.onProbe(
        () -> {
          throw nak();
        });
  }

  private void well() {
    board.onProbe(() -> {});
  }

  @Test
  void check_boardAnswers_isSetUpOnce() {
    assertThat(slot.health()).isInstanceOf(Health.Absent.class);
    slot.check();
    slot.check();
    assertThat(slot.health()).isEqualTo(HEALTHY);
    assertThat(board.starts()).isOne();
  }

  @Test
  void check_neverAnswered_staysAbsentWhateverTheBusSays() {
    silent();
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Absent("nobody answers"));
    slot.failed(stuck());
    assertThat(slot.health()).isEqualTo(new Health.Absent("data line stuck"));
    assertThat(slot.present()).isFalse();
  }

  @Test
  void check_threeMisses_failedAndThenAbsent() {
    slot.check();
    silent();
    slot.check();
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Failed("nobody answers"));
    assertThat(slot.present()).isTrue();
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Absent("nobody answers"));
  }

  @Test
  void check_missesNotInARow_staysPresent() {
    slot.check();
    for (int i = 0; i < 3; i++) {
      silent();
      slot.check();
      slot.check();
      well();
      slot.check();
    }
    assertThat(slot.health()).isEqualTo(HEALTHY);
  }

  @Test
  void check_answersAgain_isSetUpAnew() {
    slot.check();
    slot.failed(stuck());
    assertThat(slot.health()).isEqualTo(new Health.Failed("data line stuck"));
    slot.check();
    assertThat(slot.health()).isEqualTo(HEALTHY);
    assertThat(board.starts()).isEqualTo(2);
  }

  @Test
  void check_answersButCannotBeSetUp_isThereAndFailed() {
    board.onStart(
        () -> {
          throw nak();
        });
    for (int i = 0; i < 4; i++) {
      slot.check();
    }
    assertThat(slot.health()).isEqualTo(new Health.Failed("nobody answers"));
  }

  @Test
  void check_unforeseenException_isAFailureOfTheBoard() {
    slot.check();
    board.onProbe(
        () -> {
          throw new IllegalStateException("native library is gone");
        });
    slot.check();
    assertThat(slot.health()).isInstanceOf(Health.Failed.class);
    assertThat(slot.health().reason()).contains("native library is gone");
    well();
    slot.check();
    assertThat(slot.health()).isEqualTo(HEALTHY);
  }

  @Test
  void listen_changes_areToldOnceInOrder() {
    slot.listen(told::add);
    slot.check();
    slot.check();
    slot.failed(stuck());
    slot.failed(stuck());
    slot.check();
    assertThat(told).containsExactly(HEALTHY, new Health.Failed("data line stuck"), HEALTHY);
  }

  @Test
  void listen_sameListenerTwice_closingOneTwiceLeavesTheOther() {
    Consumer<Health> listener = told::add;
    Subscription first = slot.listen(listener);
    slot.listen(listener);
    first.close();
    first.close();
    slot.check();
    assertThat(told).containsExactly(HEALTHY);
  }

  @Test
  void listen_listenerThrows_theOthersAreToldAndItIsToldAgain() {
    slot.listen(
        health -> {
          told.add(health);
          throw new IllegalStateException("a listener's mistake");
        });
    slot.listen(told::add);
    slot.check();
    slot.failed(stuck());
    Health failed = new Health.Failed("data line stuck");
    assertThat(told).containsExactly(HEALTHY, HEALTHY, failed, failed);
  }

  @Test
  void listen_listenerChangesTheHealth_isToldAfterTheFirstChange() {
    slot.listen(
        health -> {
          if (health.healthy()) {
            slot.failed(stuck());
          }
        });
    slot.listen(told::add);
    slot.check();
    assertThat(told).containsExactly(HEALTHY, new Health.Failed("data line stuck"));
  }

  @Test
  void listen_listenerWaitsForAThreadThatUsesTheSlot_doesNotDeadlock() {
    List<Boolean> ended = new ArrayList<>();
    slot.listen(
        health -> {
          told.add(health);
          if (health.healthy()) {
            Thread other = Thread.ofPlatform().daemon().start(() -> slot.failed(stuck()));
            ended.add(joined(other));
          }
        });
    slot.check();
    assertThat(ended).containsExactly(true);
    assertThat(told).containsExactly(HEALTHY, new Health.Failed("data line stuck"));
  }

  private static boolean joined(Thread thread) {
    try {
      return thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
