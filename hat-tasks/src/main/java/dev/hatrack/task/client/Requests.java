package dev.hatrack.task.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The bodies of requests.
final class Requests {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Requests() {}

  static JsonNode pixels(Picture picture) {
    ObjectNode body = NODES.objectNode();
    ArrayNode rows = body.putArray("pixels");
    for (int y = 0; y < picture.size().height(); y++) {
      ArrayNode row = rows.addArray();
      for (int x = 0; x < picture.size().width(); x++) {
        row.add(picture.at(x, y));
      }
    }
    return body;
  }

  static JsonNode text(Text text) {
    return NODES
        .objectNode()
        .put("text", text.text())
        .put("font", text.font())
        .put("speed", text.speed())
        .put("colour", text.colour())
        .put("repeat", text.repeat());
  }
}
