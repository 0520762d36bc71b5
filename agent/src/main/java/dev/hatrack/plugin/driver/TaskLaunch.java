package dev.hatrack.plugin.driver;

import dev.hatrack.plugin.Launch;
import java.util.concurrent.TimeUnit;

/// The launch that serves one task now. A task outlives launches: the next one takes it over when
/// Nomad recovers it there.
final class TaskLaunch {
  private Launch launch;

  TaskLaunch(Launch launch) {
    this.launch = launch;
  }

  synchronized Launch now() {
    return launch;
  }

  synchronized void take(Launch next) {
    launch = next;
    notifyAll();
  }

  /// Waits until another one has taken over.
  ///
  /// @return whether one has within that time
  synchronized boolean awaitOtherThan(Launch old, long milliseconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    while (launch == old) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
