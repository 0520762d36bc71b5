package dev.hatrack.doctor;

import java.util.List;
import java.util.Optional;

/// Whether the kernel has the header's GPIO lines, and under which device file.
final class GpioChipFound implements Check {
  @Override
  public Finding examine(Machine machine) {
    Optional<HeaderChip> found = HeaderChip.find(machine);
    if (found.isEmpty()) {
      return missing(machine);
    }
    HeaderChip chip = found.get();
    if (!machine.has("dev/" + chip.name())) {
      return new Finding.Wrong(
          "The header's GPIO lines have no device file",
          "the kernel has %s (%s), but there is no /dev/%1$s".formatted(chip.name(), chip.label()),
          "sudo udevadm trigger --subsystem-match=gpio");
    }
    String place = "the header's GPIO lines are on %s (%s)".formatted(chip.name(), chip.label());
    return new Finding.Fine(
        chip.name().equals("gpiochip0")
            ? place
            : place + ", not on gpiochip0; Hatrack goes by the label");
  }

  private static Finding missing(Machine machine) {
    List<String> labels = HeaderChip.labels(machine);
    String wanted = String.join(", ", HeaderChip.LABELS);
    if (labels.isEmpty() && !machine.list("sys/bus/gpio/devices").isEmpty()) {
      return new Finding.Unknown(
          "which GPIO chip is the header's",
          "the kernel shows no labels in /sys/class/gpio; look for one of %s: gpiodetect"
              .formatted(wanted));
    }
    return new Finding.Wrong(
        "The GPIO chip of the header is missing",
        "none is labelled %s; there is %s"
            .formatted(wanted, labels.isEmpty() ? "no chip at all" : String.join(", ", labels)),
        "gpiodetect    # what there is (apt install gpiod)",
        "sudo apt update && sudo apt full-upgrade && sudo reboot    # a Raspberry Pi kernel has"
            + " it");
  }
}
