package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a schema of `openapi.json` says of a value: as much of JSON Schema as is used there.
final class Shape {
  private final JsonNode document;

  /// @param document the whole contract, for its references
  Shape(JsonNode document) {
    this.document = document;
  }

  /// What does not fit, with the place; empty when all does.
  List<String> complaints(JsonNode schema, JsonNode value) {
    return complaints(schema, value, "");
  }

  /// What a reference leads to; everything else is itself.
  JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : resolved(document.at(reference.substring(1)));
  }

  private List<String> complaints(JsonNode reference, JsonNode value, String at) {
    JsonNode schema = resolved(reference);
    List<String> all = new ArrayList<>();
    if (schema.has("oneOf")) {
      long fitting =
          schema
              .path("oneOf")
              .valueStream()
              .filter(one -> complaints(one, value, at).isEmpty())
              .count();
      require(all, fitting == 1, at, "fits " + fitting + " of oneOf");
    }
    if (schema.has("enum")) {
      boolean known = schema.path("enum").valueStream().anyMatch(value::equals);
      require(all, known, at, value + " is not in enum");
    }
    if (schema.has("type")) {
      require(all, typed(schema.path("type"), value), at, value + " is no " + schema.path("type"));
    }
    bounds(schema, value, at, all);
    inside(schema, value, at, all);
    return all;
  }

  private static void require(List<String> all, boolean met, String at, String complaint) {
    if (!met) {
      all.add((at.isEmpty() ? "/" : at) + ": " + complaint);
    }
  }

  private static boolean typed(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      return type.valueStream().anyMatch(one -> typed(one, value));
    }
    return switch (type.asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new IllegalArgumentException("the contract has a type " + type);
    };
  }

  private static void bounds(JsonNode schema, JsonNode value, String at, List<String> all) {
    if (value.isNumber()) {
      double number = value.asDouble();
      require(all, number >= schema.path("minimum").asDouble(number), at, value + " is too small");
      require(all, number <= schema.path("maximum").asDouble(number), at, value + " is too large");
    }
    if (value.isTextual() && schema.has("pattern")) {
      boolean matches = value.asText().matches(schema.path("pattern").asText());
      require(all, matches, at, value + " is not like " + schema.path("pattern"));
    }
  }

  private void inside(JsonNode schema, JsonNode value, String at, List<String> all) {
    for (JsonNode name : schema.path("required")) {
      require(all, !value.isObject() || value.has(name.asText()), at, "lacks " + name);
    }
    JsonNode properties = schema.path("properties");
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String place = at + "/" + member.getKey();
      JsonNode known = properties.path(member.getKey());
      JsonNode others = schema.path("additionalProperties");
      if (!known.isMissingNode()) {
        all.addAll(complaints(known, member.getValue(), place));
      } else if (others.isObject()) {
        all.addAll(complaints(others, member.getValue(), place));
      } else {
        require(all, others.asBoolean(true), place, "is not known");
      }
    }
    if (value.isArray() && schema.has("items")) {
      for (int item = 0; item < value.size(); item++) {
        all.addAll(complaints(schema.path("items"), value.get(item), at + "/" + item));
      }
    }
  }
}
