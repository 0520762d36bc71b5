package dev.hatrack.app;

import dev.hatrack.sensing.Compensation;

/// The `sensors` section.
///
/// @param factor how the Pi's own heat is taken off a temperature: docs/sensors.md
record SensorsConfig(double factor) {
  static SensorsConfig read(Section section) {
    String text = section.text("factor", String.valueOf(Compensation.USUAL_FACTOR));
    try {
      return new SensorsConfig(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new ConfigException(
          "sensors.factor must be a number from 0.1 to 100, not \"" + text + "\"", e);
    }
  }
}
