package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.nio.ByteBuffer;
import java.util.List;

/// Frames as `{"pixels": [[…], …]}`, row by row from the top left: see {@link PixelText}.
final class PixelDocument {
  private PixelDocument() {}

  static final String KEY = "pixels";

  /// @throws Problem 400 with a JSON pointer to what is wrong
  static Frame read(byte[] body, SurfaceFormat format) {
    return PixelReader.read(body, format)
        .orElseGet(() -> read(Json.readObject(body, List.of(KEY)), format));
  }

  /// A frame out of a document that may have other keys too.
  ///
  /// @throws Problem 400 with a JSON pointer to what is wrong
  static Frame read(ObjectNode document, SurfaceFormat format) {
    JsonNode rows = document.path(KEY);
    requireArray(rows, "/pixels", format.height(), "rows", format);
    ByteBuffer bytes = ByteBuffer.allocate(format.frameBytes());
    for (int y = 0; y < format.height(); y++) {
      JsonNode row = rows.get(y);
      requireArray(row, "/pixels/" + y, format.width(), "values", format);
      for (int x = 0; x < format.width(); x++) {
        PixelText.put(pixel(row.get(x), format, x, y), format.colours(), bytes);
      }
    }
    return Frame.of(format, bytes.array());
  }

  private static int pixel(JsonNode value, SurfaceFormat format, int x, int y) {
    int pixel = PixelText.read(value, format.colours());
    if (pixel == PixelText.NONE) {
      String pointer = "/pixels/%d/%d".formatted(y, x);
      throw Problem.badRequest(
              "%s must be %s".formatted(pointer, PixelText.wanted(format.colours())))
          .with("pointer", pointer);
    }
    return pixel;
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

  static JsonNode write(Frame frame) {
    return new POJONode(new PixelRows(frame));
  }
}
