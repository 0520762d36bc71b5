package dev.hatrack.bus;

/// A GPIO line in use as an output. Closing gives the line back.
public interface GpioOutput extends AutoCloseable {
  /// @throws BusException when the line can't be driven
  void set(boolean high);

  @Override
  void close();
}
