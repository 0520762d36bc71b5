package dev.hatrack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is wrong with a request, as the caller is told: a problem document (RFC 9457).
final class Problem extends RuntimeException {
  static final String MEDIA_TYPE = "application/problem+json";

  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final String detail;
  private final transient Map<String, Object> members = new LinkedHashMap<>();

  private Problem(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  static Problem badRequest(String detail) {
    return new Problem(400, "Bad request", detail);
  }

  static Problem unauthorized(String detail) {
    return new Problem(401, "No valid identity", detail);
  }

  static Problem forbidden(String detail) {
    return new Problem(403, "Not allowed", detail);
  }

  static Problem notFound(String detail) {
    return new Problem(404, "Not found", detail);
  }

  static Problem conflict(String detail) {
    return new Problem(409, "An exclusive claim is in the way", detail);
  }

  static Problem tooLarge(String detail) {
    return new Problem(413, "Too much", detail);
  }

  static Problem unavailable(String detail) {
    return new Problem(503, "The board does not work", detail);
  }

  static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail);
  }

  /// Adds a member of its own to the document.
  Problem with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  /// The same of one line of several.
  Problem onLine(int line) {
    Problem problem = new Problem(status, title, "line %d: %s".formatted(line, detail));
    problem.members.putAll(members);
    return problem.with("line", line);
  }

  int status() {
    return status;
  }

  String detail() {
    return detail;
  }

  byte[] document() {
    ObjectNode document = Json.object();
    document.put("type", "about:blank");
    document.put("title", title);
    document.put("status", status);
    document.put("detail", detail);
    members.forEach((member, value) -> document.set(member, Json.value(value)));
    return Json.bytes(document);
  }
}
