package dev.hatrack.bus;

/// The wires of one header: its I2C and SPI buses and its GPIO lines, and what the kernel makes of
/// the chips on them that it drives itself. Safe for use by several threads; each transaction is
/// whole.
public interface Buses extends AutoCloseable {
  /// The chip at an address. Opening talks to nobody: whether the chip is there, and the bus
  /// itself, shows at the first transaction.
  ///
  /// @param address 7 bits, 0x08 to 0x77
  I2cDevice i2c(int address);

  /// The chip on SPI bus 0 at a chip select. Opening talks to nobody.
  ///
  /// @param chipSelect 0 or 1
  /// @param hertz the fastest clock that the chip takes
  SpiDevice spi(int chipSelect, int hertz);

  /// A GPIO line as an input that reports its edges until it is closed.
  ///
  /// @param line the BCM number
  /// @throws BusException when the line can't be had, for example because something else has it
  GpioInput input(int line, Pull pull, EdgeListener listener);

  /// A GPIO line as an output.
  ///
  /// @param line the BCM number
  /// @param high the level from the beginning
  /// @throws BusException when the line can't be had, for example because something else has it
  GpioOutput output(int line, boolean high);

  /// The chips that the kernel drives.
  KernelDevices kernel();

  @Override
  void close();
}
