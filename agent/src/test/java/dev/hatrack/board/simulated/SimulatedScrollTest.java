package dev.hatrack.board.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.board.Simulation.Fault;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Health;
import dev.hatrack.testing.SteppedClock;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulatedScrollTest {
  private final SimulatedScroll mini = SimulatedScroll.hatMini(new SteppedClock(), wires -> wires);
  private final Slot slot = new Slot(mini.board(), Optional.of(mini));

  @Test
  void slot_boardThatIsThere_isHealthyAfterOneCheck() {
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
  }

  @Test
  void slot_unpluggedAndBack_isAbsentAndThenHealthyAgain() {
    slot.check();
    mini.fault(Fault.UNPLUGGED);
    slot.check();
    slot.check();
    slot.check();
    assertThat(slot.health()).isInstanceOf(Health.Absent.class);
    mini.fault(Fault.NONE);
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
  }

  @Test
  void slot_repluggedBetweenTwoChecks_isNoticedAndSetUpAnew() {
    slot.check();
    mini.fault(Fault.UNPLUGGED);
    mini.fault(Fault.NONE);
    slot.check();
    assertThat(slot.health()).isInstanceOf(Health.Failed.class);
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
  }

  @Test
  void slot_stuckLine_isFailedAndNeverAbsent() {
    slot.check();
    mini.fault(Fault.STUCK);
    for (int check = 0; check < 5; check++) {
      slot.check();
    }
    assertThat(slot.health()).isInstanceOf(Health.Failed.class);
    assertThat(slot.health().reason()).contains("stuck");
  }

  @Test
  void twoBoards_atTheSameAddress_doNotDisturbEachOther() {
    SimulatedScroll phat = SimulatedScroll.phatHd(wires -> wires);
    phat.board().start();
    mini.board().start();
    byte[] levels = new byte[119];
    Arrays.fill(levels, (byte) 255);
    phat.board()
        .leds()
        .orElseThrow()
        .show(Frame.grey(phat.board().leds().orElseThrow().format(), levels), 1.0);
    assertThat(phat.seen()[0][0]).isEqualTo(255);
    assertThat(mini.seen()[0][0]).isZero();
  }

  @Test
  void hold_unknownButton_namesThoseThatThereAre() {
    assertThatThrownBy(() -> mini.hold("C", true)).hasMessageContaining("[A, B, X, Y]");
    mini.hold("A", true);
    assertThat(mini.buttons()).containsEntry("A", true).containsEntry("B", false);
  }
}
