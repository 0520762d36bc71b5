package dev.hatrack.board;

import dev.hatrack.hat.ButtonEvent;
import dev.hatrack.hat.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is told of a board's buttons. One who throws is logged, and keeps neither the others nor the
/// bus's thread from going on.
public final class ButtonListeners {
  private static final Logger log = LoggerFactory.getLogger(ButtonListeners.class);

  private final List<Consumer<ButtonEvent>> all = new CopyOnWriteArrayList<>();

  public Subscription add(Consumer<ButtonEvent> listener) {
    all.add(listener);
    return () -> all.remove(listener);
  }

  public void report(ButtonEvent event) {
    for (Consumer<ButtonEvent> listener : all) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        log.error("a listener failed on {}", event, e);
      }
    }
  }
}
