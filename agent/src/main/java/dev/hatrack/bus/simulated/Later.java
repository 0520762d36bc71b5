package dev.hatrack.bus.simulated;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What makes the things of a simulated board happen that take a while.
@FunctionalInterface
public interface Later {
  /// Runs something once, a while from now, on a thread that is not the caller's.
  void after(Duration delay, Runnable what);

  /// As time passes for everybody.
  static Later really() {
    return (delay, what) ->
        CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS).execute(what);
  }
}
