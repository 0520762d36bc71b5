package dev.hatrack.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Looks again and again until something outside this process is so.
public final class Await {
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(20);

  private Await() {}

  /// Waits until the condition holds; one that throws does not hold yet.
  ///
  /// @return how long that took
  /// @throws AssertionError when it does not within `atMost`
  public static Duration until(String what, Duration atMost, Callable<Boolean> condition) {
    long start = System.nanoTime();
    value(what, atMost, () -> condition.call() ? Optional.of(true) : Optional.empty());
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /// Waits until there is a value.
  ///
  /// @throws AssertionError when there is none within `atMost`
  public static <T> T value(String what, Duration atMost, Callable<Optional<T>> source) {
    long deadline = System.nanoTime() + atMost.toNanos();
    AssertionError failure = new AssertionError("not within " + atMost.toMillis() + " ms: " + what);
    while (true) {
      Optional<Throwable> trouble = Optional.empty();
      try {
        Optional<T> found = source.call();
        if (found.isPresent()) {
          return found.get();
        }
      } catch (Exception | AssertionError e) {
        trouble = Optional.of(e);
      }
      if (System.nanoTime() - deadline > 0) {
        trouble.ifPresent(failure::initCause);
        throw failure;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
  }
}
