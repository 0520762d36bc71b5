package dev.hatrack.doctor;

import java.util.List;

/// Overlays of Raspberry Pi OS that put a chip on SPI's chip select 0, and the kernel drivers that
/// they ask for. Both by how their names begin; others are looked for by the person.
///
/// @see "raspberrypi/linux, arch/arm/boot/dts/overlays"
record SpiOverlays(String driver, List<String> overlays) {
  private static final List<SpiOverlays> KNOWN =
      List.of(
          displays("fb_"),
          displays("ili9"),
          new SpiOverlays("panel-mipi-dbi", List.of("mipi-dbi-spi")),
          new SpiOverlays("mcp25", List.of("mcp251")),
          new SpiOverlays("mcp320x", List.of("mcp3008", "mcp3202")),
          new SpiOverlays("ads7846", List.of("ads7846", "piscreen", "rpi-display")),
          new SpiOverlays("enc28j60", List.of("enc28j60")),
          new SpiOverlays("qca", List.of("qca7000")),
          new SpiOverlays("ssd13", List.of("ssd1306-spi", "ssd1331-spi", "ssd1351-spi")));

  static final List<String> ALL =
      KNOWN.stream().flatMap(known -> known.overlays().stream()).distinct().toList();

  private static SpiOverlays displays(String driver) {
    return new SpiOverlays(
        driver, List.of("fbtft", "pitft", "rpi-display", "piscreen", "tinylcd", "hy28", "mz61581"));
  }

  /// What the names of the overlays that may have asked for a driver begin with.
  static List<String> of(String driver) {
    return KNOWN.stream()
        .filter(known -> driver.startsWith(known.driver()))
        .flatMap(known -> known.overlays().stream())
        .toList();
  }
}
