package dev.hatrack.bus.linux;

import java.io.IOException;

/// One open device file of an SPI bus.
interface SpiWire extends AutoCloseable {
  /// Opens wires.
  @FunctionalInterface
  interface Opener {
    /// @throws IOException when the device file is not there, or not ours to use
    SpiWire open(int chipSelect, int hertz) throws IOException;
  }

  /// @return 0 when all of it went out, as linuxfs has it
  int write(byte[] bytes);

  @Override
  void close();
}
