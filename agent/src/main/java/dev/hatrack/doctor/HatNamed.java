package dev.hatrack.doctor;

import dev.hatrack.hat.BoardModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whether the HAT that the firmware found by its EEPROM is one that the configuration names.
record HatNamed(Setup setup) implements Check {
  @Override
  public Finding examine(Machine machine) {
    List<Path> hats = HatEeprom.nodes(machine).stream().filter(HatEeprom::named).toList();
    if (hats.isEmpty()) {
      return new Finding.Fine(
          "no HAT names itself in the device tree; Scroll boards and Inky do not");
    }
    List<Finding> findings = hats.stream().map(hat -> examine(machine, hat)).toList();
    return findings.stream()
        .filter(finding -> !(finding instanceof Finding.Fine))
        .findFirst()
        .orElse(findings.getFirst());
  }

  private Finding examine(Machine machine, Path hat) {
    String product = HatEeprom.text(hat, "product").orElse("");
    String vendor = HatEeprom.text(hat, "vendor").orElse("an unnamed vendor");
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
