package dev.hatrack.bus;

/// One chip on an I2C bus.
public interface I2cDevice {
  /// One write transaction: start, address, these bytes, stop.
  ///
  /// @throws BusException when the chip does not acknowledge, or the bus fails
  void write(byte... bytes);

  /// Writes the number of a register, then reads from it with a repeated start.
  ///
  /// @param register 0-255
  /// @param count how many bytes to read, at least 1
  /// @throws BusException when the chip does not acknowledge, or the bus fails
  byte[] read(int register, int count);

  /// Writes two bytes of address, the high one first, then reads from there with a repeated start:
  /// the random read of a 24C32 and of larger EEPROMs.
  ///
  /// @param at 0-65535
  /// @param count how many bytes to read, at least 1
  /// @throws BusException when the chip does not acknowledge, or the bus fails
  byte[] readMemory(int at, int count);
}
