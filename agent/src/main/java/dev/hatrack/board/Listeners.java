package dev.hatrack.board;

import dev.hatrack.hat.Subscription;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is told of something, each in the order in which it happened and never two things at once.
///
/// What happened is noted under whatever lock gives it its order, and told with no lock held, so
/// that a listener may take locks of its own. While one thread tells, another only notes: the first
/// one tells that too. A listener that throws is logged, and keeps nobody else from hearing.
public final class Listeners<T> {
  private static final Logger log = LoggerFactory.getLogger(Listeners.class);

  /// A listener's place; the same listener may have several.
  private record Place<T>(Consumer<T> listener, Object identity) {}

  private final List<Place<T>> places = new CopyOnWriteArrayList<>();
  private final Queue<T> noted = new ArrayDeque<>();
  private boolean telling;

  /// Tells the listener of everything from now on, until the returned subscription is closed.
  public Subscription add(Consumer<T> listener) {
    Place<T> place = new Place<>(listener, new Object());
    places.add(place);
    return () -> places.remove(place);
  }

  /// Something happened, to be told by the next {@link #tell}.
  public synchronized void note(T happened) {
    noted.add(happened);
  }

  /// Tells what has been noted, unless another thread does already. To be called with no lock held.
  public void tell() {
    if (!begin()) {
      return;
    }
    for (Optional<T> next = take(); next.isPresent(); next = take()) {
      tellAll(next.get());
    }
  }

  private synchronized boolean begin() {
    boolean mine = !telling;
    telling = true;
    return mine;
  }

  private synchronized Optional<T> take() {
    telling = !noted.isEmpty();
    return Optional.ofNullable(noted.poll());
  }

  private void tellAll(T happened) {
    for (Place<T> place : places) {
      try {
        place.listener().accept(happened);
      } catch (RuntimeException e) {
        log.error("a listener failed on {}", happened, e);
      }
    }
  }
}
