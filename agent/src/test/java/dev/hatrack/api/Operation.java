package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// One operation of `openapi.json`.
///
/// @param method in capitals
/// @param path with its `{parameters}`
record Operation(String method, String path, JsonNode node, Shape shape) {
  static List<Operation> all(JsonNode document) {
    Shape shape = new Shape(document);
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        all.add(
            new Operation(
                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue(), shape));
      }
    }
    return all;
  }

  /// The parameters there are `in` a place: `path`, `query`.
  List<JsonNode> parameters(String in) {
    return node.path("parameters")
        .valueStream()
        .map(shape::resolved)
        .filter(parameter -> parameter.path("in").asText().equals(in))
        .toList();
  }

  /// The media types that its body may be of; none where it takes no body.
  List<String> bodies() {
    return node.path("requestBody")
        .path("content")
        .propertyStream()
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Whether its answer has no end.
  boolean endless() {
    return path.endsWith("/stream");
  }

  /// What is wrong with an answer, in words; empty when it is as the contract says.
  List<String> complaints(Exchange exchange, Function<String, JsonNode> json) {
    int status = exchange.status();
    JsonNode answer = shape.resolved(node.path("responses").path(Integer.toString(status)));
    if (answer.isMissingNode()) {
      return List.of("the status " + status + " is not in the contract");
    }
    if (!answer.has("content")) {
      return exchange.body().isEmpty() ? List.of() : List.of(status + " has a body");
    }
    JsonNode content = answer.path("content").path(exchange.mediaType());
    if (content.isMissingNode()) {
      return List.of("\"" + exchange.mediaType() + "\" is not in the contract");
    }
    return exchange.mediaType().matches("application/(problem\\+)?json") && content.has("schema")
        ? shape.complaints(content.path("schema"), json.apply(exchange.body()))
        : List.of();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
