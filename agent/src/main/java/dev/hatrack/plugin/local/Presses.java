package dev.hatrack.plugin.local;

import dev.hatrack.hat.ButtonEvent;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/// Button events on their way to one listener. More than a person presses while the listener is
/// slow are dropped, the oldest first.
final class Presses {
  private static final int WAITING = 64;

  private final BlockingQueue<Optional<ButtonEvent>> waiting = new ArrayBlockingQueue<>(WAITING);
  private volatile boolean ended;

  void happened(ButtonEvent event) {
    put(Optional.of(event));
  }

  /// Lets {@link #tell} return.
  void end() {
    ended = true;
    put(Optional.empty());
  }

  private void put(Optional<ButtonEvent> event) {
    while (!waiting.offer(event)) {
      var _ = waiting.poll();
    }
  }

  /// Tells of each until the end, or until its thread is interrupted, which it stays.
  void tell(Consumer<ButtonEvent> listener) {
    try {
      while (!ended) {
        Optional<ButtonEvent> next = waiting.take();
        if (!ended) {
          next.ifPresent(listener);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
