package dev.hatrack.task.sensors;

import dev.hatrack.task.client.SensorsState;
import dev.hatrack.task.client.SensorsState.Measurement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A sample in a line for people: `sense-hat: temperature 21.50 °C, humidity 40.00 %`. Of each
/// quantity the first reading that is not stale, for that is the best one.
final class ReadingsLine {
  private ReadingsLine() {}

  static String of(SensorsState state) {
    Map<String, Measurement> best = new LinkedHashMap<>();
    state.readings().stream()
        .filter(reading -> !reading.stale())
        .forEach(reading -> best.putIfAbsent(reading.quantity(), reading));
    return state.board()
        + ": "
        + best.values().stream().map(ReadingsLine::words).collect(Collectors.joining(", "));
  }

  private static String words(Measurement reading) {
    String values =
        reading.values().entrySet().stream()
            .map(
                part ->
                    (part.getKey().isEmpty() ? "" : part.getKey() + "=")
                        + String.format(Locale.ROOT, "%.2f", part.getValue()))
            .collect(Collectors.joining(" "));
    return reading.quantity() + " " + values + " " + reading.unit();
  }
}
