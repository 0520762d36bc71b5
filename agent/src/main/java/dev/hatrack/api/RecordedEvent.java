package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.board.Simulation;
import dev.hatrack.hat.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Something that happened to a simulated board, as one line of JSON: `{"at": 1.25, "do": {…}}` or
/// `{"at": 1.25, "shown": {…}}`.
sealed interface RecordedEvent {
  /// How long after the beginning.
  Duration at();

  ObjectNode document();

  /// What hands did.
  record Done(Duration at, SimulationOrder order) implements RecordedEvent {
    @Override
    public ObjectNode document() {
      return line(at).set("do", order.document());
    }
  }

  /// What was to be seen then. Kept as text, which is a tenth of the size of the tree.
  record Shown(Duration at, String picture) implements RecordedEvent {
    static Shown leds(Duration at, Frame frame) {
      ObjectNode picture = Json.object();
      picture.set("leds", PixelDocument.write(frame));
      return new Shown(at, picture.toString());
    }

    @Override
    public ObjectNode document() {
      byte[] text = picture.getBytes(StandardCharsets.UTF_8);
      return line(at).set("shown", Json.readObject(text, List.of("leds")));
    }
  }

  private static ObjectNode line(Duration at) {
    return Json.object().put("at", at.toMillis() / 1e3);
  }

  static byte[] write(List<RecordedEvent> events) {
    StringBuilder lines = new StringBuilder();
    events.forEach(event -> lines.append(event.document()).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Reads a line for each event; empty ones are left out.
  ///
  /// @param most how many events there may be
  /// @throws Problem 400 with the line and a JSON pointer to what is wrong in it
  static List<RecordedEvent> read(byte[] body, int most, Simulation simulation) {
    List<RecordedEvent> events = new ArrayList<>();
    Duration before = Duration.ZERO;
    int number = 0;
    for (String line : new String(body, StandardCharsets.UTF_8).split("\r?\n", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        RecordedEvent event = event(line, before, simulation);
        before = event.at();
        events.add(event);
      } catch (Problem e) {
        throw e.onLine(number);
      }
      if (events.size() > most) {
        throw Problem.tooLarge("there are more than %d events".formatted(most));
      }
    }
    return events;
  }

  private static RecordedEvent event(String line, Duration before, Simulation simulation) {
    byte[] text = line.getBytes(StandardCharsets.UTF_8);
    ObjectNode document = Json.readObject(text, List.of("at", "do", "shown"));
    Duration at = at(document.path("at"), before);
    JsonNode order = document.path("do");
    JsonNode picture = document.path("shown");
    if (order instanceof ObjectNode done && picture.isMissingNode()) {
      // once more, for the keys
      ObjectNode known = Json.readObject(Json.bytes(done), SimulationOrder.KEYS);
      return new Done(at, SimulationOrder.read(known, "/do", simulation));
    }
    if (picture.isObject() && order.isMissingNode()) {
      return new Shown(at, Json.readObject(Json.bytes(picture), List.of("leds")).toString());
    }
    throw Problem.badRequest("an event has either \"do\" or \"shown\", each an object")
        .with("pointer", "");
  }

  private static Duration at(JsonNode seconds, Duration before) {
    double longest = TimeUnit.DAYS.toSeconds(1);
    double value = seconds.isNumber() ? seconds.doubleValue() : Double.NaN;
    if (!(value >= before.toMillis() / 1e3 && value <= longest)) {
      throw Problem.badRequest(
              "/at must be seconds from the beginning, no less than in the line before, and at"
                  + " most a day")
          .with("pointer", "/at");
    }
    return Duration.ofMillis(Math.round(value * 1e3));
  }
}
