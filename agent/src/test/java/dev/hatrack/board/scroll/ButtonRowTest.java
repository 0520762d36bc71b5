package dev.hatrack.board.scroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.hat.ButtonEvent;
import dev.hatrack.hat.Subscription;
import dev.hatrack.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ButtonRowTest {
  private static final int A = 5;

  private final SimulatedHeader header = new SimulatedHeader();
  private final SteppedClock clock = new SteppedClock();
  private final ButtonRow row = new ButtonRow(header, Map.of("A", A), clock);
  private final List<ButtonEvent.Action> actions = new ArrayList<>();

  private void press() {
    header.line(A).drive(false);
  }

  private void letGo() {
    header.line(A).release();
  }

  private Subscription open() {
    row.open();
    return row.listen(event -> actions.add(event.action()));
  }

  @Test
  void press_andLetGo_areTwoEvents() {
    var _ = open();
    press();
    assertThat(row.pressed()).containsEntry("A", true);
    clock.advance(Duration.ofMillis(80));
    letGo();
    assertThat(row.pressed()).containsEntry("A", false);
    assertThat(actions).containsExactly(ButtonEvent.Action.PRESSED, ButtonEvent.Action.RELEASED);
  }

  @Test
  void event_saysWhichButtonAndWhen() {
    List<ButtonEvent> events = new ArrayList<>();
    row.open();
    var _ = row.listen(events::add);
    press();
    assertThat(events)
        .containsExactly(new ButtonEvent("A", ButtonEvent.Action.PRESSED, clock.instant()));
  }

  @Test
  void press_bouncingContacts_isOneEvent() {
    var _ = open();
    for (int bounce = 0; bounce < 4; bounce++) {
      press();
      clock.advance(Duration.ofMillis(1));
      letGo();
      clock.advance(Duration.ofMillis(1));
    }
    press();
    assertThat(actions).containsExactly(ButtonEvent.Action.PRESSED);
    assertThat(row.pressed()).containsEntry("A", true);
  }

  @Test
  void settle_lastEdgeFellIntoTheBounce_putsItRight() {
    var _ = open();
    press();
    clock.advance(Duration.ofMillis(3));
    letGo();
    assertThat(actions).containsExactly(ButtonEvent.Action.PRESSED);
    clock.advance(Duration.ofMillis(500));
    row.settle();
    row.settle();
    assertThat(actions).containsExactly(ButtonEvent.Action.PRESSED, ButtonEvent.Action.RELEASED);
  }

  @Test
  void press_clockWasSetBack_isNotLost() {
    var _ = open();
    press();
    clock.advance(Duration.ofHours(-1));
    letGo();
    assertThat(actions).hasSize(2);
  }

  @Test
  void open_buttonHeldDown_isPressedWithoutAnEvent() {
    press();
    var _ = open();
    assertThat(row.pressed()).containsEntry("A", true);
    assertThat(actions).isEmpty();
  }

  @Test
  void subscription_closed_hearsNothingMore() {
    Subscription subscription = open();
    subscription.close();
    subscription.close();
    press();
    assertThat(actions).isEmpty();
  }

  @Test
  void listener_throws_reachesNeitherTheBusNorTheNext() {
    row.open();
    var _ =
        row.listen(
            _ -> {
              throw new IllegalStateException("a listener that fails");
            });
    var _ = row.listen(event -> actions.add(event.action()));
    press();
    assertThat(actions).containsExactly(ButtonEvent.Action.PRESSED);
  }

  @Test
  void close_givesTheLineBack() {
    var _ = open();
    row.close();
    new ButtonRow(header, Map.of("A", A), clock).open();
  }
}
