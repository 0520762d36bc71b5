package dev.hatrack.board;

import dev.hatrack.hat.ButtonEvent;
import dev.hatrack.hat.Subscription;
import java.util.Map;
import java.util.function.Consumer;

/// The buttons of one board.
public interface Buttons {
  /// Each button's name, in the order on the board, and whether it is down now.
  Map<String, Boolean> pressed();

  /// Reports every event from now on, until the returned subscription is closed. The listener is
  /// called on the bus's thread and must not wait.
  Subscription listen(Consumer<ButtonEvent> listener);
}
