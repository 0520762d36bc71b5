package dev.hatrack.doctor;

import java.util.List;
import java.util.Optional;

/// Whether SPI's chip select 0 has its device file, or what has the chip select instead.
final class SpiDeviceFile implements Check {
  @Override
  public Finding examine(Machine machine) {
    if (machine.has(SpiBus.DEVICE)) {
      return new Finding.Fine("/%s is there".formatted(SpiBus.DEVICE));
    }
    if (!SpiBus.enabled(machine)) {
      return new Finding.Unknown(
          "whether the module spidev is loaded", "SPI has to be enabled first");
    }
    Optional<String> driver = SpiBus.driver(machine);
    if (driver.filter(name -> !name.equals(SpiBus.MODULE)).isPresent()) {
      return claimed(machine, driver.get());
    }
    return SpiBus.present(machine) ? withoutModule() : nothing(machine);
  }

  private static Finding claimed(Machine machine, String driver) {
    return new Finding.Wrong(
        "The kernel driver %s has chip select 0 of SPI".formatted(driver),
        "/sys/bus/spi/devices/spi0.0/driver, and there is no /" + SpiBus.DEVICE,
        BootConfig.of(machine).without(SpiOverlays.of(driver), driver));
  }

  private static Finding withoutModule() {
    return new Finding.Wrong(
        "The module spidev is not loaded",
        "the kernel has SPI bus 0, but there is no /" + SpiBus.DEVICE,
        "sudo modprobe spidev",
        "echo spidev | sudo tee /etc/modules-load.d/spidev.conf    # and at every start");
  }

  /// An overlay has switched the device off, and put none in its place.
  private static Finding nothing(Machine machine) {
    List<String> remedy =
        BootConfig.of(machine).without(SpiOverlays.ALL, "a display or another chip on SPI");
    return new Finding.Wrong(
        "Chip select 0 of SPI is switched off",
        "the kernel has SPI bus 0, but there is no /sys/bus/spi/devices/spi0.0",
        remedy);
  }
}
