package dev.hatrack.bus.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the kernel shows of one chip select of SPI bus 0.
///
/// @param root where `dev` and `sys` are; `/` but in tests
record SpiNode(Path root, int chipSelect) {
  private static final String CONFIG = "/boot/firmware/config.txt";

  /// Tells what is missing before Pi4J does, and what to do about it.
  ///
  /// @throws IOException when the chip can't be spoken to
  void check() throws IOException {
    Path device = root.resolve("dev/spidev0." + chipSelect);
    if (!Files.exists(device)) {
      throw new IOException(device + " is not there; " + whyMissing());
    }
    if (!Files.isReadable(device) || !Files.isWritable(device)) {
      throw new IOException(
          device
              + " is not ours to use; add the agent's user to the group spi:"
              + " sudo usermod -aG spi hatrack");
    }
  }

  private String whyMissing() throws IOException {
    Path driver = root.resolve("sys/bus/spi/devices/spi0." + chipSelect + "/driver");
    if (Files.exists(driver)) {
      return "the kernel's driver "
          + driver.toRealPath().getFileName()
          + " has this chip select; take its dtoverlay out of "
          + CONFIG;
    }
    if (Files.exists(root.resolve("sys/class/spi_master/spi0"))) {
      return "SPI is on, but not for this chip select; look at the dtoverlay lines in " + CONFIG;
    }
    return "switch SPI on: sudo raspi-config nonint do_spi 0";
  }
}
