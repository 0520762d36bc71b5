package dev.hatrack.bus;

/// The wires of one header: its I2C bus and its GPIO lines. Safe for use by several threads; each
/// I2C transaction is whole.
public interface Buses extends AutoCloseable {
  /// The chip at an address. Opening talks to nobody: whether the chip is there, and the bus
  /// itself, shows at the first transaction.
  ///
  /// @param address 7 bits, 0x08 to 0x77
  I2cDevice i2c(int address);

  /// A GPIO line as an input that reports its edges until it is closed.
  ///
  /// @param line the BCM number
  /// @throws BusException when the line can't be had, for example because something else has it
  GpioInput input(int line, Pull pull, EdgeListener listener);

  @Override
  void close();
}
