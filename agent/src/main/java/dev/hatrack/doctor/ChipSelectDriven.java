package dev.hatrack.doctor;

import java.util.List;
import java.util.Optional;

/// Whether the kernel drives GPIO 8 as SPI's chip select 0. It is Hatrack's way: a board's chip is
/// selected by the controller with each transfer. Pimoroni's own library drives the line by itself,
/// and therefore asks for an overlay that takes it from the kernel.
final class ChipSelectDriven implements Check {
  private static final List<String> MOVES_IT = List.of("spi0-");

  @Override
  public Finding examine(Machine machine) {
    if (!SpiBus.enabled(machine)) {
      return new Finding.Unknown(
          "whether the kernel drives GPIO 8 as chip select", "SPI has to be enabled first");
    }
    Optional<List<Integer>> selects = SpiBus.selects(machine);
    if (selects.isEmpty()) {
      return byFile(machine);
    }
    if (selects.get().isEmpty()) {
      return taken(machine, "%s/cs-gpios is empty".formatted(SpiBus.node(machine).orElse("")));
    }
    int line = selects.get().getFirst();
    return line == SpiBus.LINE
        ? holder(machine)
        : taken(
            machine,
            "%s/cs-gpios begins with GPIO %d".formatted(SpiBus.node(machine).orElse(""), line));
  }

  /// Without a device tree to read, the file that makes it has to do.
  private static Finding byFile(Machine machine) {
    BootConfig config = BootConfig.of(machine);
    return config
        .asked(List.of("spi0-0cs"))
        .map(overlay -> taken(machine, "dtoverlay=%s in /%s".formatted(overlay, config.path())))
        .orElseGet(
            () ->
                new Finding.Unknown(
                    "whether the kernel drives GPIO 8 as chip select",
                    "the device tree does not say; look for \"spi0 CS0\": sudo gpioinfo"));
  }

  private static Finding taken(Machine machine, String evidence) {
    return new Finding.Wrong(
        "GPIO 8 is not driven as chip select 0 of SPI: no chip there hears us",
        evidence + "; Pimoroni's own library needs it so, Hatrack needs the kernel's chip select",
        BootConfig.of(machine).without(MOVES_IT, "SPI's chip select"));
  }

  /// Between the device tree and the line there may still be a program that was faster.
  private static Finding holder(Machine machine) {
    return HeaderChip.find(machine)
        .flatMap(chip -> LineUse.of(machine, chip, SpiBus.LINE))
        .filter(use -> !use.holder().startsWith("\"spi0 CS0"))
        .<Finding>map(
            use ->
                new Finding.Wrong(
                    "GPIO 8, chip select 0 of SPI, is in use",
                    "GPIO 8: " + use.holder(),
                    List.of(use.release())))
        .orElseGet(() -> new Finding.Fine("GPIO 8 is the kernel's chip select 0 of SPI"));
  }
}
