package dev.hatrack.bus.linux;

import java.io.IOException;

/// One open device file of an I2C bus, set to one chip's address.
interface I2cWire extends AutoCloseable {
  /// Opens wires.
  @FunctionalInterface
  interface Opener {
    /// @throws IOException when the device file is not there, or not ours to use
    I2cWire open(int bus, int address) throws IOException;
  }

  void write(byte[] bytes);

  /// @return how many bytes came
  int read(int register, byte[] into);

  /// @param at sent as two bytes, the high one first
  /// @return how many bytes came
  int readMemory(int at, byte[] into);

  @Override
  void close();
}
