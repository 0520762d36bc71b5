package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes answers.
final class Answers {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);
  private static final String UPGRADING = "upgrading";

  private Answers() {}

  static void json(Context request, JsonNode document) {
    request.contentType("application/json").result(Json.bytes(document));
  }

  static void problem(Context request, Problem problem) {
    if (problem.status() == 401) {
      request.header("WWW-Authenticate", "Bearer realm=\"hatrack\"");
    }
    request.status(problem.status()).contentType(Problem.MEDIA_TYPE);
    if (Boolean.TRUE.equals(request.attribute(UPGRADING))) {
      writeNow(request, problem.document());
    } else {
      request.result(problem.document());
    }
  }

  /// To be called before a handshake is checked. Javalin sends no body of its own when one is
  /// refused, so problems are written to the server's response directly.
  static void upgrading(Context request) {
    request.attribute(UPGRADING, true);
  }

  private static void writeNow(Context request, byte[] body) {
    try {
      request.res().getOutputStream().write(body);
    } catch (IOException e) {
      log.debug("{} did not wait for its answer", request.path(), e);
    }
  }
}
