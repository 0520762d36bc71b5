package dev.hatrack.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A request as it was sent, to the letter, and what came back.
///
/// @param mediaType without its parameters; empty when there is none
record Exchange(int status, String mediaType, String body) {
  private static final String END_OF_HEAD = "\r\n\r\n";

  /// @param target as it stands in the first line, whether it is a URL or not
  /// @param type the body's; empty to say none
  static Exchange of(RunningApi api, String method, String target, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    if (!type.isEmpty()) {
      head.append("Content-Type: ").append(type).append("\r\n");
    }
    if (!method.equals("GET")) {
      head.append("Content-Length: ").append(bytes.length).append("\r\n");
    }
    try (RawClient client = new RawClient(api)) {
      return read(
          client.send(head + "\r\n").send(method.equals("GET") ? new byte[0] : bytes).rest());
    }
  }

  private static Exchange read(String answer) {
    int end = answer.indexOf(END_OF_HEAD);
    if (end < 0) {
      throw new AssertionError("no answer but: " + answer);
    }
    String head = answer.substring(0, end);
    return new Exchange(
        Integer.parseInt(head.substring("HTTP/1.1 ".length()).substring(0, 3)),
        mediaType(head),
        utf8(answer.substring(end + END_OF_HEAD.length())));
  }

  private static String mediaType(String head) {
    String name = "content-type:";
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
        .map(line -> line.substring(name.length()).split(";", 2)[0].strip())
        .findFirst()
        .orElse("");
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /// The body's beginning, for a person.
  String text() {
    return body.length() > 200 ? body.substring(0, 200) + "…" : body;
  }
}
