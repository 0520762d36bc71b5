package dev.hatrack.board.scroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.board.Buttons;
import dev.hatrack.board.Simulation.Fault;
import dev.hatrack.board.simulated.SimulatedScroll;
import dev.hatrack.hat.ButtonEvent;
import dev.hatrack.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrollHatMiniTest extends ScrollBoardContract {
  private final SteppedClock clock = new SteppedClock();

  @Override
  SimulatedScroll simulated() {
    return SimulatedScroll.hatMini(new SteppedClock(), wires -> wires);
  }

  @Test
  void buttons_eachOfThem_isOnItsLine() {
    SimulatedScroll mini = SimulatedScroll.hatMini(clock, wires -> wires);
    mini.board().start();
    Buttons buttons = mini.board().buttons().orElseThrow();
    assertThat(buttons.pressed().keySet()).containsExactly("A", "B", "X", "Y");
    List<ButtonEvent> events = new ArrayList<>();
    var _ = buttons.listen(events::add);
    mini.header().line(5).drive(false);
    mini.header().line(6).drive(false);
    mini.header().line(16).drive(false);
    mini.header().line(24).drive(false);
    assertThat(events).extracting(ButtonEvent::button).containsExactly("A", "B", "X", "Y");
    assertThat(buttons.pressed()).containsValue(true).doesNotContainValue(false);
  }

  @Test
  void buttons_heldWhileTheBoardIsPulledOff_areLetGo() {
    SimulatedScroll mini = SimulatedScroll.hatMini(clock, wires -> wires);
    mini.board().start();
    mini.hold("A", true);
    clock.advance(Duration.ofSeconds(1));
    mini.fault(Fault.UNPLUGGED);
    assertThat(mini.board().buttons().orElseThrow().pressed()).containsEntry("A", false);
  }

  @Test
  void start_again_keepsListening() {
    SimulatedScroll mini = SimulatedScroll.hatMini(clock, wires -> wires);
    mini.board().start();
    mini.board().start();
    mini.hold("B", true);
    assertThat(mini.board().buttons().orElseThrow().pressed()).containsEntry("B", true);
  }
}
