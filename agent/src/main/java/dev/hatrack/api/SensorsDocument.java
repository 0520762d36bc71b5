package dev.hatrack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.hat.Health;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import dev.hatrack.sensing.Compensated;
import dev.hatrack.sensing.Sample;
import dev.hatrack.sensing.SensedBoard;
import dev.hatrack.sensing.SensedReading;
import dev.hatrack.sensing.SensorsUnavailable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What a board feels, as JSON.
final class SensorsDocument {
  private SensorsDocument() {}

  /// The answer to `GET /hat/sensors`.
  static ObjectNode board(SensedBoard sensed, Sample sample) {
    Health health = sensed.health();
    ObjectNode document = Json.object();
    document.put("board", sensed.slot().model().slug());
    document.put("healthy", health.healthy());
    if (!health.healthy()) {
      document.put("reason", health.reason());
    }
    ArrayNode readings = document.putArray("readings");
    sample.readings().forEach(reading -> readings.add(reading(reading, sample.age())));
    return document;
  }

  /// The same on a stream, which goes on, while the board does not work.
  static ObjectNode unavailable(SensorsUnavailable e) {
    ObjectNode document = Json.object();
    document.put("board", e.board());
    document.put("healthy", false);
    document.put("reason", e.getMessage());
    document.putArray("readings");
    return document;
  }

  static ObjectNode reading(SensedReading sensed, Duration age) {
    Reading raw = sensed.raw();
    Quantity quantity = raw.quantity();
    ObjectNode document = Json.object();
    document.put("quantity", quantity.slug());
    values(document, quantity, sensed.rounded());
    document.put("unit", quantity.unit());
    document.put("source", raw.source());
    document.put("at", raw.at().truncatedTo(ChronoUnit.MILLIS).toString());
    document.put("ageSeconds", Math.max(0, age.toMillis()) / 1e3);
    document.put("stale", sensed.stale());
    sensed.doubt().ifPresent(reason -> document.put("reason", reason));
    if (quantity == Quantity.TEMPERATURE) {
      document.put("raw", SensedReading.rounded(raw.values().getFirst()));
      document.put("compensated", sensed.compensated().isPresent());
      sensed
          .compensated()
          .map(Compensated::uncertainty)
          .ifPresent(
              uncertainty -> document.put("uncertainty", SensedReading.rounded(uncertainty)));
    }
    return document;
  }

  private static void values(ObjectNode document, Quantity quantity, List<Double> values) {
    if (quantity.components().isEmpty()) {
      document.put(quantity.field(), values.getFirst());
      return;
    }
    ObjectNode vector = document.putObject(quantity.field());
    for (int i = 0; i < values.size(); i++) {
      vector.put(quantity.components().get(i), values.get(i));
    }
  }
}
