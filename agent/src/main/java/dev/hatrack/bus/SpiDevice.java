package dev.hatrack.bus;

/// One chip on the SPI bus, written to only. Its chip select is low during each write.
public interface SpiDevice {
  /// Clocks these bytes out, in mode 0, the most significant bit first. More than {@link
  /// #LONGEST_TRANSFER} go out in several transfers, between which chip select may rise.
  ///
  /// @throws BusException when the bus fails
  void write(byte... bytes);

  /// What Linux's spidev takes at once unless its module was told otherwise.
  int LONGEST_TRANSFER = 4096;
}
