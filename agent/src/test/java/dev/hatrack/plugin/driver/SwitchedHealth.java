package dev.hatrack.plugin.driver;

import dev.hatrack.board.Listeners;
import dev.hatrack.hat.Subscription;
import java.util.List;

/// A health that the test sets.
final class SwitchedHealth implements DriverHealth {
  private final Listeners<Condition> listeners = new Listeners<>();
  private volatile Condition now =
      new Condition(State.HEALTHY, "scroll-hat-mini", List.of("scroll-hat-mini"));

  void set(Condition condition) {
    now = condition;
    listeners.note(condition);
    listeners.tell();
  }

  @Override
  public Condition now() {
    return now;
  }

  @Override
  public Subscription onChange(Runnable listener) {
    return listeners.add(_ -> listener.run());
  }
}
