package dev.hatrack.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import dev.hatrack.hat.Frame;
import java.io.IOException;

/// A frame in a JSON tree, as an array of rows: one node, and not one for each pixel.
record PixelRows(Frame frame) implements JsonSerializable {
  @Override
  public void serialize(JsonGenerator out, SerializerProvider serializers) throws IOException {
    out.writeStartArray();
    for (int y = 0; y < frame.format().height(); y++) {
      out.writeStartArray();
      for (int x = 0; x < frame.format().width(); x++) {
        PixelText.write(frame, x, y, out);
      }
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  @Override
  public void serializeWithType(
      JsonGenerator out, SerializerProvider serializers, TypeSerializer types) throws IOException {
    serialize(out, serializers); // it has no type to tell
  }
}
