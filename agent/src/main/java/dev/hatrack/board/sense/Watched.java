package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// A part and how it is: it runs from a successful start until something goes wrong. Then it is
/// left alone, so that the others go on, until it answers again and is started anew.
final class Watched<P extends Part> {
  private final P part;
  private volatile Optional<BusException> failure = Optional.empty();
  private volatile boolean running;
  private boolean told;

  Watched(P part) {
    this.part = part;
  }

  P part() {
    return part;
  }

  boolean running() {
    return running;
  }

  /// Whether it has answered since it failed, and is to be started anew.
  boolean idle() {
    return !running && failure.isEmpty();
  }

  /// Why it cannot be used; nothing when it can. Does not wait for whoever uses it now.
  Optional<String> complaint() {
    Optional<String> reason = failure.map(BusException::reason);
    return running || reason.isPresent()
        ? reason
        : Optional.of(part.name() + ": it has not been set up yet");
  }

  /// Sets the part up; tells what went wrong.
  synchronized Optional<BusException> start() {
    running = false;
    failure = Optional.empty();
    try {
      part.start();
      running = true;
    } catch (BusException e) {
      fail(e);
      told = true;
    }
    return failure;
  }

  /// What is wrong with the part. A failure is told once even if the part answers again by now:
  /// nobody would start it anew otherwise.
  synchronized Optional<BusException> ask() {
    if (failure.isPresent() && !told) {
      told = true;
      return failure;
    }
    try {
      part.probe();
      failure = Optional.empty();
    } catch (BusException e) {
      fail(e);
      told = true;
    }
    return failure;
  }

  /// The same, asking only a part that has failed.
  synchronized Optional<BusException> askIfFailed() {
    return failure.isPresent() ? ask() : Optional.empty();
  }

  /// What comes of using the part; nothing when it does not run, or fails at this.
  synchronized <T> Optional<T> use(Function<P, T> use) {
    if (!running) {
      return Optional.empty();
    }
    try {
      return Optional.of(use.apply(part));
    } catch (BusException e) {
      fail(e);
      return Optional.empty();
    }
  }

  /// Uses the part.
  ///
  /// @throws BusException when it does not run, or fails at this
  synchronized void command(Consumer<P> use) {
    if (running) {
      try {
        use.accept(part);
        return;
      } catch (BusException e) {
        fail(e);
      }
    }
    throw failure.orElseGet(
        () ->
            new BusException(
                BusException.Kind.ERROR, part.name() + ": it has not been set up yet"));
  }

  Optional<BusException> failure() {
    return failure;
  }

  private void fail(BusException e) {
    running = false;
    told = false;
    part.release();
    failure = Optional.of(new BusException(e.kind(), part.name() + ": " + e.reason(), e));
  }
}
