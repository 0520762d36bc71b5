package dev.hatrack.bus;

/// What a HAT says of itself in its ID EEPROM, as the firmware put it into the device tree.
///
/// @param node where it stands: `/proc/device-tree/hat`
/// @param vendor empty where it says none
/// @param product empty where it says none
/// @param uuid empty where it says none
public record HatDescription(String node, String vendor, String product, String uuid) {
  @Override
  public String toString() {
    return "%s: vendor \"%s\", product \"%s\", uuid %s".formatted(node, vendor, product, uuid);
  }
}
