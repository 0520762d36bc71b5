package dev.hatrack.doctor;

import java.util.Optional;

/// Whether the chips on the header can be asked at all.
final class Askable {
  private Askable() {}

  /// Why they can't, or empty when they can.
  static Optional<String> not(Machine machine, int bus) {
    String device = "dev/i2c-" + bus;
    if (!machine.here()) {
      return Optional.of(machine.root() + " is a copy of a machine's files");
    }
    if (!machine.has(device)) {
      return Optional.of("there has to be a /%s first".formatted(device));
    }
    if (!machine.permissions().mayUse(machine.path(device))) {
      return Optional.of("we may not use /" + device);
    }
    return Optional.empty();
  }
}
