package dev.hatrack.task.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/// What a request carries.
@SuppressWarnings("ArrayRecordComponent") // handed from one line to the next, never compared
record Body(String type, byte[] bytes) {
  static Body json(JsonNode document) {
    return new Body("application/json", document.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Body png(byte[] file) {
    return new Body("image/png", file);
  }
}
