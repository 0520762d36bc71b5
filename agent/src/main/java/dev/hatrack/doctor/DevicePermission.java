package dev.hatrack.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Whether we may use a device file, and which group may.
///
/// @param what the kind of device, for a person: `I2C`
/// @param find the device file, where there is one
/// @param needed whether there has to be one
record DevicePermission(String what, boolean needed, Function<Machine, Optional<Path>> find)
    implements Check {
  private static final String AGENT = "hatrack";

  static DevicePermission i2c(int bus) {
    return new DevicePermission(
        "I2C",
        true,
        machine -> Optional.of("dev/i2c-" + bus).filter(machine::has).map(machine::path));
  }

  static DevicePermission gpio() {
    return new DevicePermission(
        "GPIO",
        true,
        machine ->
            HeaderChip.find(machine)
                .map(chip -> "dev/" + chip.name())
                .filter(machine::has)
                .map(machine::path));
  }

  static DevicePermission spi() {
    return new DevicePermission(
        "SPI", true, machine -> Optional.of(SpiBus.DEVICE).filter(machine::has).map(machine::path));
  }

  /// @param name of the framebuffer
  static DevicePermission framebuffer(String name) {
    return new DevicePermission(
        "the framebuffer " + name,
        false,
        machine ->
            KernelName.framebuffer(machine, name)
                .map(found -> "dev/" + found)
                .filter(machine::has)
                .map(machine::path));
  }

  /// @param name of the input device
  static DevicePermission keys(String name) {
    return new DevicePermission(
        "the input device " + name,
        false,
        machine ->
            KernelName.keys(machine, name)
                .map(found -> "dev/input/" + found)
                .filter(machine::has)
                .map(machine::path));
  }

  @Override
  public Finding examine(Machine machine) {
    return find.apply(machine)
        .map(device -> examine(machine, device))
        .orElseGet(
            () ->
                needed
                    ? new Finding.Unknown(
                        "whether we may use " + what, "the device file has to be there first")
                    : new Finding.Fine("there is no device file of %s".formatted(what)));
  }

  private static Finding examine(Machine machine, Path device) {
    String shown = machine.shown(device);
    if (!machine.permissions().mayUse(device)) {
      return refused(machine, device, shown);
    }
    if (machine.user().equals("root") && agentHasItsUser(machine)) {
      return new Finding.Unknown(
          "whether the agent's user may use " + shown,
          "root may use everything; ask as that user: sudo -u %s hatrack doctor".formatted(AGENT));
    }
    return new Finding.Fine("%s may use %s".formatted(machine.user(), shown));
  }

  private static boolean agentHasItsUser(Machine machine) {
    return machine.text("etc/passwd").orElse("").lines().anyMatch(l -> l.startsWith(AGENT + ":"));
  }

  private static Finding refused(Machine machine, Path device, String shown) {
    String user = machine.user();
    try {
      String group = machine.permissions().group(device);
      return new Finding.Wrong(
          "%s may not use %s".formatted(user, shown),
          "it belongs to the group " + group,
          "sudo usermod -aG %s %s    # then log in again, or restart the agent"
              .formatted(group, user));
    } catch (IOException e) {
      return new Finding.Wrong(
          "%s may not use %s".formatted(user, shown), e.toString(), "ls -l " + shown);
    }
  }
}
