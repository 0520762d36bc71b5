package dev.hatrack.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether no kernel driver has the address of a board's chip.
record AddressFree(ConfiguredBoard board, int bus) implements Check {
  @Override
  public Finding examine(Machine machine) {
    String chip = "%d-%04x".formatted(bus, board.address());
    Path link = machine.path("sys/bus/i2c/devices/" + chip + "/driver");
    if (!Files.exists(link, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return new Finding.Fine(
          "no kernel driver has address 0x%02x of %s".formatted(board.address(), board.slug()));
    }
    String driver = driver(link);
    return new Finding.Wrong(
        "The kernel driver %s has address 0x%02x of %s"
            .formatted(driver, board.address(), board.slug()),
        machine.shown(link),
        "echo %s | sudo tee /sys/bus/i2c/drivers/%s/unbind".formatted(chip, driver),
        "sudoedit /boot/firmware/config.txt    # take the dtoverlay out that asks for it");
  }

  private static String driver(Path link) {
    try {
      return Files.readSymbolicLink(link).getFileName().toString();
    } catch (IOException e) {
      return "(" + e.getMessage() + ")";
    }
  }
}
