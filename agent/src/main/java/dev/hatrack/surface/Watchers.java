package dev.hatrack.surface;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who sees each frame that is shown. Every watcher sees the present one first and then all that
/// follow, in order, none twice in a row, and is never called by two threads at once: that is why
/// they are called with this object's lock held, which nothing else takes.
final class Watchers {
  private static final Logger log = LoggerFactory.getLogger(Watchers.class);

  /// One who watches; the same consumer may watch twice.
  private static final class Watcher {
    private final Consumer<Frame> consumer;
    private volatile boolean closed;

    Watcher(Consumer<Frame> consumer) {
      this.consumer = consumer;
    }

    void see(Frame frame) {
      try {
        if (!closed) {
          consumer.accept(frame);
        }
      } catch (RuntimeException e) {
        closed = true;
        log.error("a watcher failed, and is shown nothing more", e);
      }
    }
  }

  private final List<Watcher> all = new ArrayList<>();
  private Frame present;

  Watchers(Frame first) {
    this.present = first;
  }

  synchronized Subscription add(Consumer<Frame> consumer) {
    Watcher watcher = new Watcher(consumer);
    all.add(watcher);
    watcher.see(present);
    return () -> watcher.closed = true;
  }

  synchronized void show(Frame frame) {
    all.removeIf(watcher -> watcher.closed);
    if (!frame.equals(present)) {
      present = frame;
      List.copyOf(all).forEach(watcher -> watcher.see(frame));
    }
  }
}
