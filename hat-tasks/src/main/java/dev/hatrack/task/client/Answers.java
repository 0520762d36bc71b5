package dev.hatrack.task.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// The bodies of answers. Fields that are not known are passed over, so that an older task can talk
/// to a newer agent; one that is missing means that it is not the agent that answers.
final class Answers {
  private Answers() {}

  static HatState hat(JsonNode body) {
    return understood(
        body,
        node ->
            new HatState(
                text(node, "node"),
                text(node, "version"),
                list(node.path("boards"), Answers::board)));
  }

  static LedsState leds(JsonNode body) {
    return understood(body, Answers::surface);
  }

  static ClaimState shown(JsonNode body) {
    return understood(body, node -> claim(node.path("claim")));
  }

  static SensorsState sensors(JsonNode body) {
    return understood(
        body,
        node ->
            new SensorsState(
                text(node, "board"), list(node.path("readings"), Answers::measurement)));
  }

  static PageState accepted(JsonNode body) {
    return page(body.path("page"));
  }

  static PageState page(JsonNode body) {
    return understood(
        body,
        node ->
            new PageState(
                text(node, "id"),
                text(node, "fate"),
                node.path("reason").asText(""),
                node.has("progress")
                    ? OptionalDouble.of(node.path("progress").asDouble())
                    : OptionalDouble.empty()));
  }

  static ButtonEvent button(JsonNode body) {
    return understood(
        body,
        node ->
            new ButtonEvent(
                text(node, "board"),
                text(node, "button"),
                text(node, "action").equals("pressed"),
                Instant.parse(text(node, "at"))));
  }

  /// The value is in the one field whose name begins with the quantity's and says the unit.
  private static SensorsState.Measurement measurement(JsonNode node) {
    String quantity = text(node, "quantity");
    String stem = quantity.replace("-", "").toLowerCase(Locale.ROOT);
    Map<String, Double> values = new LinkedHashMap<>();
    node.properties().stream()
        .filter(field -> field.getKey().toLowerCase(Locale.ROOT).startsWith(stem))
        .forEach(field -> values(field.getValue(), values));
    return new SensorsState.Measurement(
        quantity,
        text(node, "unit"),
        values,
        text(node, "source"),
        Instant.parse(text(node, "at")),
        node.path("stale").asBoolean());
  }

  private static void values(JsonNode value, Map<String, Double> into) {
    if (value.isNumber()) {
      into.put("", value.asDouble());
    } else {
      value.properties().forEach(part -> into.put(part.getKey(), part.getValue().asDouble()));
    }
  }

  private static LedsState surface(JsonNode node) {
    String colours = text(node, "colours");
    return new LedsState(
        text(node, "board"),
        new Size(node.path("width").asInt(), node.path("height").asInt()),
        colours,
        node.path("healthy").asBoolean(),
        optionalText(node, "reason"),
        colours.equals("grey8") ? Optional.of(picture(node.path("pixels"))) : Optional.empty(),
        list(node.path("claims"), Answers::claim));
  }

  private static Picture picture(JsonNode rows) {
    int[][] levels = new int[rows.size()][];
    for (int y = 0; y < levels.length; y++) {
      JsonNode row = rows.get(y);
      levels[y] = new int[row.size()];
      for (int x = 0; x < row.size(); x++) {
        levels[y][x] = row.get(x).asInt(-1);
      }
    }
    return Picture.ofRows(levels);
  }

  private static ClaimState claim(JsonNode node) {
    return new ClaimState(
        text(node, "holder"),
        node.path("priority").asInt(),
        node.path("exclusive").asBoolean(),
        Instant.parse(text(node, "expires")),
        node.path("shown").asBoolean());
  }

  private static HatState.Board board(JsonNode node) {
    return new HatState.Board(
        text(node, "board"),
        text(node, "vendor"),
        text(node, "product"),
        node.path("simulated").asBoolean(),
        text(node, "health"),
        optionalText(node, "reason"),
        list(node.path("capabilities"), Answers::capability));
  }

  private static HatState.Capability capability(JsonNode node) {
    Optional<Size> size =
        node.has("width")
            ? Optional.of(new Size(node.path("width").asInt(), node.path("height").asInt()))
            : Optional.empty();
    return new HatState.Capability(
        text(node, "capability"),
        text(node, "path"),
        size,
        list(node.path("buttons"), JsonNode::asText));
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("'" + field + "' is missing");
    }
    return value.textValue();
  }

  private static Optional<String> optionalText(JsonNode node, String field) {
    return Optional.of(node.path(field).asText("")).filter(text -> !text.isEmpty());
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
    List<T> elements = new ArrayList<>();
    array.forEach(node -> elements.add(element.apply(node)));
    return elements;
  }

  private static <T> T understood(JsonNode body, Function<JsonNode, T> reading) {
    try {
      return reading.apply(body);
    } catch (IllegalArgumentException | DateTimeException e) {
      String message = "the answer is not one of Hatrack's: " + e.getMessage();
      throw new HatUnreachable(message, new IOException(message, e));
    }
  }
}
