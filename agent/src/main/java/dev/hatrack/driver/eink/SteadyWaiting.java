package dev.hatrack.driver.eink;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits by the steady clock: that of the wall jumps when a Pi without a battery learns the time.
final class SteadyWaiting implements Waiting {
  /// An edge can be lost, so the level is looked at this often too.
  private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

  private final Semaphore edges = new Semaphore(0);

  @Override
  public void pause(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }

  @Override
  public boolean until(BooleanSupplier reached, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!reached.getAsBoolean()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      boolean _ = edges.tryAcquire(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS);
      int _ = edges.drainPermits();
    }
    return true;
  }

  @Override
  public void wake() {
    edges.release();
  }
}
