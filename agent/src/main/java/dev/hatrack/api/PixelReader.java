package dev.hatrack.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Reads `{"pixels": [[…], …]}` as it comes, without a tree of a node for each pixel: LEDs get
/// pictures many times a second, and an e-ink page has tens of thousands of pixels.
final class PixelReader {
  private final JsonParser json;
  private final SurfaceFormat format;

  private PixelReader(JsonParser json, SurfaceFormat format) {
    this.json = json;
    this.format = format;
  }

  /// The frame, if the document is one for this surface and nothing else; empty for whatever is
  /// not, and what it is, or lacks, is for others to say.
  static Optional<Frame> read(byte[] body, SurfaceFormat format) {
    try (JsonParser json = Json.parser(body)) {
      return new PixelReader(json, format).document();
    } catch (IOException e) { // it is no JSON
      return Optional.empty();
    }
  }

  private Optional<Frame> document() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT
        || !PixelDocument.KEY.equals(json.nextFieldName())
        || json.nextToken() != JsonToken.START_ARRAY) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.allocate(format.frameBytes());
    for (int y = 0; y < format.height(); y++) {
      if (!row(bytes)) {
        return Optional.empty();
      }
    }
    boolean ends =
        json.nextToken() == JsonToken.END_ARRAY
            && json.nextToken() == JsonToken.END_OBJECT
            && json.nextToken() == null;
    return ends ? Optional.of(Frame.of(format, bytes.array())) : Optional.empty();
  }

  private boolean row(ByteBuffer bytes) throws IOException {
    if (json.nextToken() != JsonToken.START_ARRAY) {
      return false;
    }
    Colours colours = format.colours();
    for (int x = 0; x < format.width(); x++) {
      var _ = json.nextToken();
      int pixel = PixelText.read(json, colours);
      if (pixel == PixelText.NONE) {
        return false;
      }
      PixelText.put(pixel, colours, bytes);
    }
    return json.nextToken() == JsonToken.END_ARRAY;
  }
}
