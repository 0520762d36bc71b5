package dev.hatrack.surface;

import dev.hatrack.hat.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is told of each page whose fate changes. They are told with the surface's lock held, which
/// gives them the order; so they must neither wait nor call the surface.
final class PageWatchers {
  private static final Logger log = LoggerFactory.getLogger(PageWatchers.class);

  /// One who watches; the same consumer may watch twice.
  private static final class Watcher {
    private final Consumer<Page> consumer;
    private volatile boolean closed;

    Watcher(Consumer<Page> consumer) {
      this.consumer = consumer;
    }

    void see(Page page) {
      try {
        if (!closed) {
          consumer.accept(page);
        }
      } catch (RuntimeException e) {
        closed = true;
        log.error("a watcher failed, and is told nothing more", e);
      }
    }
  }

  private final List<Watcher> all = new CopyOnWriteArrayList<>();

  /// @param present what it is told first
  Subscription add(Consumer<Page> consumer, List<Page> present) {
    Watcher watcher = new Watcher(consumer);
    present.forEach(watcher::see);
    all.add(watcher);
    return () -> {
      watcher.closed = true;
      all.remove(watcher);
    };
  }

  void tell(List<Page> changed) {
    changed.forEach(page -> all.forEach(watcher -> watcher.see(page)));
  }
}
