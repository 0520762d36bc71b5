package dev.hatrack.doctor;

import dev.hatrack.board.Board;
import dev.hatrack.bus.BusException;

/// Whether a configured board answers. Asks by reading.
record BoardAnswers(ConfiguredBoard board, int bus) implements Check {
  @Override
  public Finding examine(Machine machine) {
    String what = "whether %s answers".formatted(board.slug());
    if (board.real().isEmpty()) {
      return new Finding.Fine(board.slug() + " is simulated, and needs nothing");
    }
    if (!machine.here()) {
      return new Finding.Unknown(what, machine.root() + " is a copy of a machine's files");
    }
    if (!machine.has("dev/i2c-" + bus)) {
      return new Finding.Unknown(what, "there has to be a /dev/i2c-%d first".formatted(bus));
    }
    if (!machine.permissions().mayUse(machine.path("dev/i2c-" + bus))) {
      return new Finding.Unknown(what, "we may not use /dev/i2c-" + bus);
    }
    return ask();
  }

  Finding ask() {
    Board asked = board.real().orElseThrow();
    String where = "address 0x%02x of I2C bus %d".formatted(board.address(), bus);
    try {
      asked.probe();
      return new Finding.Fine("%s answers at %s".formatted(board.slug(), where));
    } catch (BusException e) {
      return switch (e.kind()) {
        case NAK ->
            new Finding.Wrong(
                "%s does not answer at %s".formatted(board.slug(), where),
                e.reason(),
                "sudo poweroff    # then seat the board on all its pins, and start again",
                "i2cdetect -y -r %d    # shows who answers (apt install i2c-tools)".formatted(bus));
        case ERROR ->
            new Finding.Wrong(
                "%s could not be asked at %s".formatted(board.slug(), where),
                e.reason(),
                "dmesg | grep -i i2c    # what the kernel says of the bus");
      };
    }
  }
}
