package dev.hatrack.driver.eink;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// How a driver lets time pass.
public interface Waiting {
  /// Waits as long as it is told.
  void pause(Duration time) throws InterruptedException;

  /// Waits until something is so.
  ///
  /// @param reached asked at once, after each {@link #wake}, and now and then
  /// @return whether it was so before the time was over
  boolean until(BooleanSupplier reached, Duration atMost) throws InterruptedException;

  /// Has whoever waits look again. Does not wait itself.
  void wake();

  /// As time passes for everybody.
  static Waiting really() {
    return new SteadyWaiting();
  }
}
