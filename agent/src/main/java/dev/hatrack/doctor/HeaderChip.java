package dev.hatrack.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The GPIO chip of the header, found by its label: its number has changed between kernels.
///
/// The kernel shows a chip twice: in `/sys/bus/gpio/devices` by the number of its device file, and
/// in `/sys/class/gpio` by its first line, with its label. Both are in the directory of the same
/// device.
///
/// @param name of its device file: `gpiochip0`
/// @param label the driver's name for it: `pinctrl-bcm2711`
/// @param base the number of its first line among those of all chips
record HeaderChip(String name, String label, int base) {
  /// Of the Pi 4; of those before; of the Pi 5.
  static final List<String> LABELS = List.of("pinctrl-bcm2711", "pinctrl-bcm2835", "pinctrl-rp1");

  static Optional<HeaderChip> find(Machine machine) {
    return machine.list("sys/class/gpio").stream()
        .filter(shown -> Machine.text(shown.resolve("label")).filter(LABELS::contains).isPresent())
        .flatMap(shown -> numbered(machine, shown).stream())
        .findFirst();
  }

  /// The labels of all chips, for a person who looks for the one that is missing.
  static List<String> labels(Machine machine) {
    return machine.list("sys/class/gpio").stream()
        .flatMap(shown -> Machine.text(shown.resolve("label")).stream())
        .toList();
  }

  private static Optional<HeaderChip> numbered(Machine machine, Path shown) {
    String label = Machine.text(shown.resolve("label")).orElse("");
    int base = Machine.text(shown.resolve("base")).map(Integer::parseInt).orElse(0);
    Optional<Path> owner = real(shown.resolve("device"));
    return machine.list("sys/bus/gpio/devices").stream()
        .filter(chip -> owner.isPresent() && real(chip).map(Path::getParent).equals(owner))
        .map(chip -> new HeaderChip(chip.getFileName().toString(), label, base))
        .findFirst();
  }

  private static Optional<Path> real(Path link) {
    try {
      return Optional.of(link.toRealPath());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
