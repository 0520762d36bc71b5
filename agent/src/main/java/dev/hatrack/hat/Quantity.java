package dev.hatrack.hat;

import java.util.List;

/// Something that a sensor measures, in the unit that Hatrack tells it in.
public enum Quantity {
  TEMPERATURE("temperature", "temperatureCelsius", "°C"),
  /// Relative humidity.
  HUMIDITY("humidity", "humidityPercent", "%"),
  PRESSURE("pressure", "pressureHectopascals", "hPa"),
  /// Along the board's own axes, gravity among it.
  ACCELERATION("acceleration", "accelerationG", "g", "x", "y", "z"),
  /// About the board's own axes.
  ANGULAR_RATE("angular-rate", "angularRateDegreesPerSecond", "°/s", "x", "y", "z"),
  MAGNETIC_FIELD("magnetic-field", "magneticFieldMicrotesla", "µT", "x", "y", "z"),
  /// How much light of each colour falls on the sensor, as a share of the most that it can tell.
  COLOUR("colour", "colourShare", "1", "red", "green", "blue"),
  /// How much light of any colour falls on the sensor, as a share of the most that it can tell.
  LIGHT("light", "lightShare", "1");

  private final String slug;
  private final String field;
  private final String unit;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> components;

  Quantity(String slug, String field, String unit, String... components) {
    this.slug = slug;
    this.field = field;
    this.unit = unit;
    this.components = List.of(components);
  }

  /// The name in URLs and metadata.
  public String slug() {
    return slug;
  }

  /// The name of the value's field in JSON, which says the unit.
  public String field() {
    return field;
  }

  /// The unit's sign.
  public String unit() {
    return unit;
  }

  /// The names of its parts, in the order of {@link Reading#values}; none for a plain number.
  public List<String> components() {
    return components;
  }
}
