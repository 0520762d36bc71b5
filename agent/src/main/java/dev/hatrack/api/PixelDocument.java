package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.util.List;

/// Frames as `{"pixels": [[…], …]}`, row by row from the top left.
final class PixelDocument {
  private PixelDocument() {}

  /// @throws Problem 400 with a JSON pointer to what is wrong
  static Frame read(byte[] body, SurfaceFormat format) {
    ObjectNode document = Json.readObject(body, List.of("pixels"));
    JsonNode rows = document.path("pixels");
    requireArray(rows, "/pixels", format.height(), "rows", format);
    byte[] levels = new byte[format.area()];
    for (int y = 0; y < format.height(); y++) {
      JsonNode row = rows.get(y);
      requireArray(row, "/pixels/" + y, format.width(), "values", format);
      for (int x = 0; x < format.width(); x++) {
        levels[y * format.width() + x] = level(row.get(x), "/pixels/" + y + "/" + x);
      }
    }
    return Frame.grey(format, levels);
  }

  private static void requireArray(
      JsonNode node, String pointer, int size, String what, SurfaceFormat format) {
    if (!node.isArray() || node.size() != size) {
      throw Problem.badRequest(
              "%s must be an array of %d %s, for the surface is %dx%d; %s"
                  .formatted(
                      pointer,
                      size,
                      what,
                      format.width(),
                      format.height(),
                      node.isArray() ? "it has " + node.size() : "it is none"))
          .with("pointer", pointer);
    }
  }

  private static byte level(JsonNode value, String pointer) {
    if (!value.isInt() || value.intValue() < 0 || value.intValue() > 255) {
      throw Problem.badRequest("%s must be a whole number from 0 to 255".formatted(pointer))
          .with("pointer", pointer);
    }
    return (byte) value.intValue();
  }

  static ArrayNode write(Frame frame) {
    ArrayNode rows = Json.array();
    for (int y = 0; y < frame.format().height(); y++) {
      ArrayNode row = rows.addArray();
      for (int x = 0; x < frame.format().width(); x++) {
        row.add(frame.at(x, y));
      }
    }
    return rows;
  }
}
