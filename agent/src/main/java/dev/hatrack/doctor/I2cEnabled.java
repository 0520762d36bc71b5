package dev.hatrack.doctor;

/// Whether the kernel has the header's I2C bus, whatever device file there is for it.
record I2cEnabled(int bus) implements Check {
  private static final String TREE = "proc/device-tree";

  @Override
  public Finding examine(Machine machine) {
    if (present(machine, bus)) {
      return new Finding.Fine("I2C bus %d is enabled".formatted(bus));
    }
    return new Finding.Wrong(
        "I2C is not enabled", evidence(machine), "sudo raspi-config nonint do_i2c 0");
  }

  static boolean present(Machine machine, int bus) {
    return machine.has("sys/bus/i2c/devices/i2c-" + bus) || machine.has("dev/i2c-" + bus);
  }

  private String evidence(Machine machine) {
    String missing = "there is no /dev/i2c-" + bus;
    return machine
        .text(TREE + "/aliases/i2c" + bus)
        .flatMap(
            node ->
                machine
                    .text(TREE + node + "/status")
                    .map(status -> "%s, and %s is \"%s\"".formatted(missing, node, status)))
        .orElse(missing);
  }
}
