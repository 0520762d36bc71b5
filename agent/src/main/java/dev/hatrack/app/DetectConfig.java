package dev.hatrack.app;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The `detect` section.
///
/// @param enabled whether boards are looked for where `boards` names none
/// @param probe the I2C addresses that may be asked to learn who is there; only reads
record DetectConfig(boolean enabled, Set<Integer> probe) {
  private static final int LOWEST = 0x08;
  private static final int HIGHEST = 0x77;

  static DetectConfig read(Section section) {
    List<String> probe = section.texts("probe");
    return new DetectConfig(
        section.flag("enabled", true),
        probe.stream().map(DetectConfig::address).collect(Collectors.toUnmodifiableSet()));
  }

  /// YAML makes a number of an address that is written without quotes.
  private static int address(String text) {
    try {
      int address = Integer.decode(text);
      if (address >= LOWEST && address <= HIGHEST) {
        return address;
      }
    } catch (NumberFormatException e) {
      throw wrong(text);
    }
    throw wrong(text);
  }

  private static ConfigException wrong(String text) {
    return new ConfigException(
        "detect.probe: an I2C address is 0x08 to 0x77, like 0x74, not \"" + text + "\"");
  }
}
