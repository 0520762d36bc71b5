package dev.hatrack.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whether the ID EEPROM of the HAT could be read. The firmware reads it at the start, and leaves
/// what it says in the device tree.
final class HatEeprom implements Check {
  private static final String TREE = "proc/device-tree";
  private static final String PRODUCT = "product";

  @Override
  public Finding examine(Machine machine) {
    List<Path> nodes = nodes(machine);
    Optional<Path> unnamed = nodes.stream().filter(node -> !named(node)).findFirst();
    if (unnamed.isPresent()) {
      String node = machine.shown(unnamed.get());
      return new Finding.Wrong(
          "The EEPROM of the HAT can't be read: it does not say which board it is",
          "%s has no text in its file product".formatted(node),
          "sudo poweroff    # then seat the board on all its pins, GPIO 0 and 1 too, and start"
              + " again",
          "head -v %s/*    # what there is of it; name the board in the configuration by hand"
              .formatted(node));
    }
    return new Finding.Fine(
        nodes.isEmpty() ? "no HAT with an ID EEPROM" : "the ID EEPROM of the HAT was read");
  }

  /// One for a HAT, several for stacked ones.
  static List<Path> nodes(Machine machine) {
    return machine.list(TREE).stream()
        .filter(node -> node.getFileName().toString().startsWith("hat"))
        .filter(Files::isDirectory)
        .toList();
  }

  static boolean named(Path node) {
    return text(node, PRODUCT).isPresent();
  }

  /// Whatever the EEPROM's maker wrote there, made fit to be shown.
  static Optional<String> text(Path node, String property) {
    return Machine.text(node.resolve(property))
        .map(text -> text.replaceAll("\\p{Cntrl}", "?").strip())
        .filter(text -> !text.isEmpty());
  }
}
