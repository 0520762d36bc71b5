package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Values for a parameter: what its schema calls right, the edges of that, and what nobody expects.
final class OddValues {
  /// In a URL; whatever has to be escaped there is.
  private static final List<String> ODD =
      List.of(
          "",
          "null",
          "true",
          "-1",
          "0",
          "101",
          "1e9",
          "NaN",
          "99999999999999999999",
          "%00",
          "%0d%0aX-Injected:%20yes",
          "%F0%9F%98%80",
          "%ff",
          "%E2%80%AE",
          "%zz",
          "..%2f..",
          "%27%22%3C%3E",
          "a".repeat(2_000),
          "%5B%5D",
          "%D9%A3%D9%A0s"); // 30s in digits of another script

  private OddValues() {}

  /// What should be taken, as far as the schema tells.
  static List<String> right(JsonNode parameter) {
    JsonNode schema = parameter.path("schema");
    List<String> values = new ArrayList<>();
    schema.path("enum").forEach(word -> values.add(word.asText()));
    for (String edge : List.of("minimum", "maximum", "default")) {
      if (schema.has(edge)) {
        values.add(schema.path(edge).asText());
      }
    }
    if (parameter.has("example")) {
      values.add(parameter.path("example").asText());
    }
    if (schema.path("type").asText().equals("boolean")) {
      values.addAll(List.of("true", "false"));
    }
    return values.isEmpty() ? List.of("1") : values;
  }

  static List<String> odd() {
    return ODD;
  }

  /// Bodies of no type in particular.
  static List<String> bodies() {
    return List.of(
        "",
        "{",
        "null",
        "[]",
        "{}",
        "\"text\"",
        "{\"pixels\": 5}",
        "{\"pixels\": [[]]}",
        "{\"pixels\": [null]}",
        "{\"text\": null}",
        "{\"text\": \"\\ud800\\u0000\\u202e\"}",
        "{\"text\": \"x\", \"size\": 1e400}",
        "{\"text\": \"x\", \"repeat\": -1}",
        "{\"text\": \"x\", \"speed\": \"fast\"}",
        "{\"text\": \"x\", \"colour\": []}",
        "{\"text\": \"x\", \"text\": \"y\"}",
        "{\"state\": {}}",
        "{\"state\": \"" + "x".repeat(5_000) + "\"}",
        "{\"fault\": 1, \"buttons\": [], \"dials\": \"\"}",
        "{\"dials\": {\"temperature\": 1e999}}",
        "{\"at\": -1, \"do\": {}}",
        "{\"at\": 1e300, \"shown\": {\"leds\": 1}}",
        "\n\n\u0000",
        "[".repeat(10_000),
        "{\"\": {\"\": {\"\": 0}}}");
  }
}
