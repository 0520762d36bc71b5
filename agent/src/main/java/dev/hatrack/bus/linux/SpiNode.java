package dev.hatrack.bus.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the kernel shows of one chip select of SPI bus 0.
///
/// @param root where `dev` is; `/` but in tests
record SpiNode(Path root, int chipSelect) {
  /// Tells what is missing before Pi4J does, and what to do about it.
  ///
  /// @throws IOException when the chip can't be spoken to
  void check() throws IOException {
    Path device = root.resolve("dev/spidev0." + chipSelect);
    if (!Files.exists(device)) {
      throw new IOException(
          device
              + " is not there; switch SPI on (sudo raspi-config nonint do_spi 0), and take every"
              + " dtoverlay that wants this chip select out of /boot/firmware/config.txt");
    }
    if (!Files.isReadable(device) || !Files.isWritable(device)) {
      throw new IOException(
          device
              + " is not ours to use; add the agent's user to the group spi:"
              + " sudo usermod -aG spi hatrack");
    }
  }
}
