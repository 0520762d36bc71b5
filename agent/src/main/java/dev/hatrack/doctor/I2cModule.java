package dev.hatrack.doctor;

/// Whether the bus has a device file, which the module i2c-dev makes.
record I2cModule(int bus) implements Check {
  @Override
  public Finding examine(Machine machine) {
    String device = "dev/i2c-" + bus;
    if (machine.has(device)) {
      return new Finding.Fine("/%s is there".formatted(device));
    }
    if (!I2cEnabled.present(machine, bus)) {
      return new Finding.Unknown(
          "whether the module i2c-dev is loaded", "I2C has to be enabled first");
    }
    return new Finding.Wrong(
        "The module i2c-dev is not loaded",
        "the kernel has I2C bus %d, but there is no /%s".formatted(bus, device),
        "sudo modprobe i2c-dev",
        "echo i2c-dev | sudo tee /etc/modules-load.d/i2c-dev.conf    # and at every start");
  }
}
