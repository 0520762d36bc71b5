package dev.hatrack.doctor;

import java.util.Optional;

/// Whether no kernel driver has the address of a board's chip.
record AddressFree(ConfiguredBoard board, int address, int bus) implements Check {
  @Override
  public Finding examine(Machine machine) {
    String chip = "%d-%04x".formatted(bus, address);
    Optional<String> holder = driver(machine, bus, address);
    if (holder.isEmpty()) {
      return new Finding.Fine(
          "no kernel driver has address 0x%02x of %s".formatted(address, board.slug()));
    }
    String driver = holder.get();
    return new Finding.Wrong(
        "The kernel driver %s has address 0x%02x of %s".formatted(driver, address, board.slug()),
        "/sys/bus/i2c/devices/%s/driver".formatted(chip),
        "echo %s | sudo tee /sys/bus/i2c/drivers/%s/unbind".formatted(chip, driver),
        "sudoedit /boot/firmware/config.txt    # take the dtoverlay out that asks for it");
  }

  /// The kernel driver that has an address.
  static Optional<String> driver(Machine machine, int bus, int address) {
    return machine.driver("sys/bus/i2c/devices/%d-%04x".formatted(bus, address));
  }
}
