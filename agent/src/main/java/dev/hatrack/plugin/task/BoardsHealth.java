package dev.hatrack.plugin.task;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Subscription;
import dev.hatrack.plugin.driver.DriverHealth;
import java.util.List;

/// The driver is healthy as long as the agent is there; which boards there are is for constraints.
public final class BoardsHealth implements DriverHealth {
  private final Rack rack;

  public BoardsHealth(Rack rack) {
    this.rack = rack;
  }

  @Override
  public Condition now() {
    List<String> boards =
        rack.slots().stream().filter(Slot::present).map(slot -> slot.model().slug()).toList();
    String words = boards.isEmpty() ? "no boards yet" : "boards: " + String.join(", ", boards);
    return new Condition(State.HEALTHY, words, boards);
  }

  @Override
  public Subscription onChange(Runnable listener) {
    return rack.watch(listener);
  }
}
