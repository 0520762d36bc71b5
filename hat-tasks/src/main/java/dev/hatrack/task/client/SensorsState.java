package dev.hatrack.task.client;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a board's sensors say.
public record SensorsState(String board, List<Measurement> readings) {
  public SensorsState {
    readings = List.copyOf(readings);
  }

  /// The first, and so best, reading of a quantity.
  public Optional<Measurement> find(String quantity) {
    return readings.stream().filter(reading -> reading.quantity().equals(quantity)).findFirst();
  }

  /// One reading.
  ///
  /// @param quantity `temperature`
  /// @param unit its sign: `°C`
  /// @param values under an empty name for a plain number, under `x`, `y` and `z` for a vector
  /// @param source the chip
  /// @param stale whether the sensor has said the same for so long that it can't be right
  public record Measurement(
      String quantity,
      String unit,
      Map<String, Double> values,
      String source,
      Instant at,
      boolean stale) {
    public Measurement {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The value of a plain number; empty for a vector.
    public Optional<Double> value() {
      return Optional.ofNullable(values.get(""));
    }
  }
}
