package dev.hatrack.bus.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the kernel shows of one I2C bus.
///
/// @param root where `dev` and `sys` are; `/` but in tests
/// @param bus the N of `/dev/i2c-N`
record AdapterNode(Path root, int bus) {
  /// Tells what is missing before Pi4J does, and what to do about it.
  ///
  /// @throws IOException when the bus can't be used
  void check() throws IOException {
    Path device = root.resolve("dev/i2c-" + bus);
    if (!Files.exists(device)) {
      throw new IOException(
          device + " is not there; switch I2C on: sudo raspi-config nonint do_i2c 0");
    }
    if (!Files.isReadable(device) || !Files.isWritable(device)) {
      throw new IOException(
          device
              + " is not ours to use; add the agent's user to the group i2c:"
              + " sudo usermod -aG i2c hatrack");
    }
    Path adapter = root.resolve("sys/bus/i2c/devices/i2c-" + bus);
    if (!Files.isDirectory(adapter)) {
      throw new IOException(
          adapter + " is not there, though " + device + " is; is /sys visible to the agent?");
    }
  }
}
