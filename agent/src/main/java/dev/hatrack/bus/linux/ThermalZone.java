package dev.hatrack.bus.linux;

import dev.hatrack.bus.CpuTemperature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/// The processor's temperature as the kernel tells it, in thousandths of a °C (the kernel's
/// `Documentation/driver-api/thermal/sysfs-api.rst`, `thermal_zone[0-*]`).
///
/// The zone is found by its type, as a Pi's kernel names it, and never by its number: on another
/// machine zone 0 may be anything.
public final class ThermalZone implements CpuTemperature {
  /// As Pi kernels name it now, and as older ones did.
  private static final Set<String> TYPES = Set.of("cpu-thermal", "cpu_thermal", "bcm2835_thermal");

  private static final double PER_DEGREE = 1000;

  private final Path zones;

  public ThermalZone() {
    this(Path.of("/"));
  }

  /// @param root where `sys` is; `/` but in tests
  ThermalZone(Path root) {
    this.zones = root.resolve("sys/class/thermal");
  }

  @Override
  public OptionalDouble celsius() {
    try (Stream<Path> found = Files.list(zones)) {
      return found
          .filter(ThermalZone::processor)
          .map(zone -> text(zone.resolve("temp")))
          .filter(text -> text.matches("-?\\d{1,6}"))
          .mapToDouble(text -> Integer.parseInt(text) / PER_DEGREE)
          .findFirst();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  private static boolean processor(Path zone) {
    return TYPES.contains(text(zone.resolve("type")));
  }

  /// Empty where the file can't be read.
  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
