package dev.hatrack.doctor;

import java.time.Instant;

/// Whether the clock is right. A Pi before the 5 has none that runs without power, and with a wrong
/// one tokens are not valid yet and certificates not either.
final class ClockSet implements Check {
  /// When this was written: no clock that shows less is right.
  private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

  private static final String SET_BY_SYSTEMD = "run/systemd/timesync/synchronized";

  @Override
  public Finding examine(Machine machine) {
    if (machine.now().isBefore(WRITTEN)) {
      return new Finding.Wrong(
          "The clock is not set",
          "it shows %s, which is before this program was written".formatted(machine.now()),
          "sudo timedatectl set-ntp true",
          "timedatectl    # says \"System clock synchronized: yes\" when it is done");
    }
    if (machine.has(SET_BY_SYSTEMD)) {
      return new Finding.Fine("the clock is set over the network");
    }
    if (machine.has("run/chrony")) {
      return new Finding.Unknown("whether the clock is set", "chrony keeps it: chronyc tracking");
    }
    if (!machine.has("run/systemd/system")) {
      return new Finding.Unknown(
          "whether the clock is set", "systemd does not run here, it shows " + machine.now());
    }
    return new Finding.Wrong(
        "The clock has not been set over the network since the start",
        "there is no /" + SET_BY_SYSTEMD,
        "sudo timedatectl set-ntp true",
        "timedatectl timesync-status");
  }
}
