package dev.hatrack.bus.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.I2cDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be seen of the real wires without having them.
class LinuxBusesTest {
  /// No machine has this one.
  private static final int NO_SUCH_BUS = 241;

  private final Path root;

  LinuxBusesTest(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void i2c_busThatIsNotThere_saysHowToSwitchItOnAtTheFirstTransaction() {
    try (LinuxBuses buses = new LinuxBuses(NO_SUCH_BUS)) {
      I2cDevice device = buses.i2c(0x74);
      assertThatThrownBy(() -> device.read(0xFD, 1))
          .isInstanceOfSatisfying(
              BusException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(BusException.Kind.ERROR);
                assertThat(e.reason())
                    .contains("/dev/i2c-241", "sudo raspi-config nonint do_i2c 0");
              });
    }
  }

  @Test
  void i2c_reservedAddress_isRefused() {
    try (LinuxBuses buses = new LinuxBuses()) {
      assertThatThrownBy(() -> buses.i2c(0x03)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void adapter_deviceFileWithoutSysfs_isNamed() throws IOException {
    AdapterNode node = new AdapterNode(root, 1);
    assertThatThrownBy(node::check).hasMessageContaining("raspi-config");
    Files.createDirectories(root.resolve("dev"));
    Files.createFile(root.resolve("dev/i2c-1"));
    assertThatThrownBy(node::check).hasMessageContaining("sys/bus/i2c/devices/i2c-1");
    Files.createDirectories(root.resolve("sys/bus/i2c/devices/i2c-1"));
    node.check();
  }
}
