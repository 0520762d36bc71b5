package dev.hatrack.task.sensors;

import dev.hatrack.task.client.SensorsState;
import dev.hatrack.task.client.SensorsState.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Readings in Prometheus's text format: `sense_temperature_celsius{board="…",source="…"} 21.5`. A
/// vector has one line for each axis. What is stale is left out, so that an alert on its absence
/// works.
final class MetricsPage {
  static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Map<String, String> UNITS =
      Map.of(
          "°C", "celsius",
          "%", "percent",
          "hPa", "hectopascals",
          "g", "g",
          "°/s", "degrees_per_second",
          "µT", "microtesla",
          "1", "ratio");

  private MetricsPage() {}

  static String of(SensorsState state) {
    Map<String, List<Measurement>> families =
        state.readings().stream()
            .filter(reading -> !reading.stale())
            .collect(
                Collectors.groupingBy(MetricsPage::name, LinkedHashMap::new, Collectors.toList()));
    StringBuilder page = new StringBuilder();
    families.forEach(
        (name, readings) -> {
          page.append("# TYPE ").append(name).append(" gauge\n");
          readings.forEach(reading -> lines(page, name, state.board(), reading));
        });
    return page.toString();
  }

  private static String name(Measurement reading) {
    String unit = UNITS.getOrDefault(reading.unit(), "units");
    return "sense_" + reading.quantity().replace('-', '_') + "_" + unit;
  }

  private static void lines(StringBuilder page, String name, String board, Measurement reading) {
    reading
        .values()
        .forEach(
            (part, value) -> {
              String axis = part.isEmpty() ? "" : ",axis=\"" + part + "\"";
              page.append(name)
                  .append(
                      "{board=\"%s\",source=\"%s\"%s} ".formatted(board, reading.source(), axis))
                  .append(value)
                  .append('\n');
            });
  }
}
