package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;

/// Writes answers.
final class Answers {
  private static final int TOO_SLOW = 408;

  private Answers() {}

  static void json(ApiCall request, JsonNode document) {
    request.answer("application/json", Json.bytes(document));
  }

  static void problem(ApiCall request, Problem problem) {
    if (problem.status() != TOO_SLOW) {
      Bodies.discard(request);
    }
    if (problem.status() == 401) {
      request.header("WWW-Authenticate", "Bearer realm=\"hatrack\"");
    }
    request.status(problem.status());
    request.answer(Problem.MEDIA_TYPE, problem.document());
  }
}
