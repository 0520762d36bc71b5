package dev.hatrack.bus;

/// A GPIO line in use as an input. Closing gives the line back.
public interface GpioInput extends AutoCloseable {
  /// Whether the line is high now.
  boolean high();

  @Override
  void close();
}
