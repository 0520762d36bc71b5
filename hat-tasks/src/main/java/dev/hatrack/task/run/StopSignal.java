package dev.hatrack.task.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Tells a task to stop, and lets it wait for that.
public interface StopSignal {
  /// Waits.
  ///
  /// @return true as soon as the task is to stop, false when the time is over before
  boolean await(Duration time) throws InterruptedException;

  /// A signal that somebody gives.
  final class Switch implements StopSignal {
    private final CountDownLatch stopped = new CountDownLatch(1);

    /// Tells the task to stop, from any thread; once is enough.
    public void stop() {
      stopped.countDown();
    }

    @Override
    public boolean await(Duration time) throws InterruptedException {
      return stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}
