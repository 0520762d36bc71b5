package dev.hatrack.bus;

import java.util.OptionalDouble;

/// How warm the processor is that the boards sit on.
@FunctionalInterface
public interface CpuTemperature {
  /// In °C, now; empty where nobody knows.
  OptionalDouble celsius();

  /// A machine that does not tell.
  static CpuTemperature unknown() {
    return OptionalDouble::empty;
  }
}
