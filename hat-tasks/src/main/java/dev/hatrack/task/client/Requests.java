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
    ObjectNode body =
        NODES
            .objectNode()
            .put("text", text.text())
            .put("font", text.font())
            .put("speed", text.speed());
    body.set("colour", colour(text.colour()));
    return body.put("repeat", text.repeat());
  }

  private static JsonNode colour(String colour) {
    return colour.matches("\\d{1,3}")
        ? NODES.numberNode(Integer.parseInt(colour))
        : NODES.textNode(colour);
  }

  static JsonNode page(PageText page) {
    ObjectNode body = NODES.objectNode().put("text", page.text()).put("colour", page.colour());
    page.size().ifPresent(size -> body.put("size", size));
    return body;
  }
}
