package dev.hatrack.doctor;

import dev.hatrack.hat.BoardModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whether the HAT that the firmware found by its EEPROM is one that the configuration names.
record HatNamed(Setup setup) implements Check {
  private static final String TREE = "proc/device-tree";

  @Override
  public Finding examine(Machine machine) {
    List<Path> hats =
        machine.list(TREE).stream()
            .filter(node -> node.getFileName().toString().startsWith("hat"))
            .filter(node -> Machine.text(node.resolve("product")).isPresent())
            .toList();
    if (hats.isEmpty()) {
      return new Finding.Fine("no HAT names itself in the device tree; Scroll boards do not");
    }
    List<Finding> findings = hats.stream().map(hat -> examine(machine, hat)).toList();
    return findings.stream()
        .filter(finding -> !(finding instanceof Finding.Fine))
        .findFirst()
        .orElse(findings.getFirst());
  }

  private Finding examine(Machine machine, Path hat) {
    String product = Machine.text(hat.resolve("product")).orElse("");
    String vendor = Machine.text(hat.resolve("vendor")).orElse("an unnamed vendor");
    String named = "%s of %s".formatted(product, vendor);
    Optional<BoardModel> model =
        setup.known().stream()
            .filter(known -> known.product().equalsIgnoreCase(product))
            .findFirst();
    if (model.isEmpty()) {
      return new Finding.Unknown(
          "the HAT that names itself " + named, "this Hatrack has no driver for it");
    }
    String slug = model.get().slug();
    if (setup.real().stream().anyMatch(board -> board.slug().equals(slug))) {
      return new Finding.Fine("the HAT names itself " + named + ", and is configured");
    }
    return new Finding.Wrong(
        "The HAT names itself %s, and the configuration doesn't".formatted(named),
        machine.shown(hat) + "/product",
        "sudoedit " + setup.file() + "    # write this into it:",
        "boards: [{board: %s}]".formatted(slug));
  }
}
