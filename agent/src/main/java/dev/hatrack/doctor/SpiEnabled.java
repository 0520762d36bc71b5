package dev.hatrack.doctor;

/// Whether the kernel has the header's SPI bus, whatever device file there is for it.
final class SpiEnabled implements Check {
  @Override
  public Finding examine(Machine machine) {
    if (SpiBus.enabled(machine)) {
      return new Finding.Fine("SPI bus 0 is enabled");
    }
    String missing = "there is no /" + SpiBus.DEVICE;
    return new Finding.Wrong(
        "SPI is not enabled",
        SpiBus.status(machine)
            .map(
                status ->
                    "%s, and %s is \"%s\""
                        .formatted(missing, SpiBus.node(machine).orElse("its node"), status))
            .orElse(missing),
        "sudo raspi-config nonint do_spi 0");
  }
}
