package dev.hatrack.bus.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThermalZoneTest {
  private final Path root;

  ThermalZoneTest(@TempDir Path root) {
    this.root = root;
  }

  private void zone(int number, String type, String temp) throws IOException {
    Path zone = Files.createDirectories(root.resolve("sys/class/thermal/thermal_zone" + number));
    Files.writeString(zone.resolve("type"), type + "\n");
    Files.writeString(zone.resolve("temp"), temp + "\n");
  }

  @Test
  void celsius_comesInThousandths_fromTheProcessorsOwnZone() throws IOException {
    zone(0, "acpitz", "27800");
    zone(1, "cpu-thermal", "48312");

    assertThat(new ThermalZone(root).celsius()).hasValue(48.312);
  }

  @Test
  void celsius_ofAnotherMachine_isUnknown() throws IOException {
    assertThat(new ThermalZone(root).celsius()).isEmpty();

    zone(0, "x86_pkg_temp", "61000");

    assertThat(new ThermalZone(root).celsius()).isEmpty();
  }

  @Test
  void celsius_thatIsNoNumber_isUnknown() throws IOException {
    zone(0, "cpu-thermal", "");

    assertThat(new ThermalZone(root).celsius()).isEmpty();
  }
}
