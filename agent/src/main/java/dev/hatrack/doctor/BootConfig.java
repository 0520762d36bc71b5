package dev.hatrack.doctor;

import java.util.List;
import java.util.Optional;

/// The file in which the firmware is told what is on the header.
///
/// @param path from the root
/// @param overlays the device tree overlays that it asks for, with their parameters:
///   `spi0-1cs,cs0_pin=5`
record BootConfig(String path, List<String> overlays) {
  private static final String NOW = "boot/firmware/config.txt";

  /// Before Raspberry Pi OS 12.
  private static final String BEFORE = "boot/config.txt";

  private static final String ASKS = "dtoverlay=";

  static BootConfig of(Machine machine) {
    String path = machine.has(NOW) || !machine.has(BEFORE) ? NOW : BEFORE;
    return new BootConfig(
        path,
        machine
            .text(path)
            .orElse("")
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith(ASKS))
            .map(line -> line.substring(ASKS.length()).split("#", 2)[0].strip())
            .filter(overlay -> !overlay.isEmpty())
            .toList());
  }

  /// The first of these overlays that it asks for.
  ///
  /// @param beginnings what their names may begin with
  Optional<String> asked(List<String> beginnings) {
    return overlays.stream()
        .filter(overlay -> beginnings.stream().anyMatch(overlay::startsWith))
        .findFirst();
  }

  /// What to type to be rid of one of these overlays, or to look for it where none is in the file.
  ///
  /// @param whose what it is there for, for a person
  List<String> without(List<String> beginnings, String whose) {
    return asked(beginnings)
        .map(
            overlay ->
                List.of(
                    "sudo sed -i 's/^ *dtoverlay=%s/#&/' /%s    # takes out dtoverlay=%s"
                        .formatted(overlay.split("[,:]", 2)[0], path, overlay),
                    "sudo reboot"))
        .orElseGet(
            () ->
                List.of(
                    "grep -n ^dtoverlay= /%s    # what is asked for".formatted(path),
                    "sudoedit /%s    # take the dtoverlay out that is for %s, then: sudo reboot"
                        .formatted(path, whose)));
  }

  /// What to type to have an overlay.
  ///
  /// @param hint for a person who may need another one
  List<String> with(String overlay, String hint) {
    return List.of(
        "echo dtoverlay=%s | sudo tee -a /%s    # %s".formatted(overlay, path, hint),
        "sudo reboot");
  }
}
