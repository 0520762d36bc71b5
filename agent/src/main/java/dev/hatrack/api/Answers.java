package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;

/// Writes answers.
final class Answers {
  private Answers() {}

  static void json(Context request, JsonNode document) {
    request.contentType("application/json").result(Json.bytes(document));
  }

  static void problem(Context request, Problem problem) {
    if (problem.status() == 401) {
      request.header("WWW-Authenticate", "Bearer realm=\"hatrack\"");
    }
    request.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(problem.document());
  }
}
