package dev.hatrack.bus.linux;

import com.pi4j.io.gpio.digital.Digital;
import dev.hatrack.bus.BusException;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;

/// A line that Pi4J has given us, until it is given back. It is never touched after that: libgpiod
/// would follow a pointer into memory that it has freed, or release the line of its next holder.
final class HeldLine<T extends Digital<?, ?, ?>> {
  private final T digital;
  private final GpioFailures failures;
  private final Lock chipOpen;
  private volatile boolean held = true;

  /// @param chipOpen while it is locked, the chip is not closed
  HeldLine(T digital, GpioFailures failures, Lock chipOpen) {
    this.digital = digital;
    this.failures = failures;
    this.chipOpen = chipOpen;
  }

  /// @throws BusException when the line has been given back, or refuses
  <R> R use(Function<T, R> what) {
    chipOpen.lock();
    try {
      if (!held) {
        throw failures.givenBack();
      }
      return what.apply(digital);
    } catch (BusException e) {
      throw e;
    } catch (RuntimeException e) {
      throw failures.explain(e);
    } finally {
      chipOpen.unlock();
    }
  }

  /// Whether the line was held until now.
  boolean release() {
    boolean was = held;
    held = false;
    return was;
  }

  T digital() {
    return digital;
  }
}
