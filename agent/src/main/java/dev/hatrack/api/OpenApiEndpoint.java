package dev.hatrack.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The contract, for programs: `/openapi.json`.
final class OpenApiEndpoint {
  private final byte[] document;

  OpenApiEndpoint() {
    try (InputStream in = OpenApiEndpoint.class.getResourceAsStream("/openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("the agent's jar lacks openapi.json");
      }
      document = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void get(ApiCall request) {
    request.answer("application/json", document);
  }
}
