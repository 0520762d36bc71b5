package dev.hatrack.task.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hatrack.task.client.ButtonEvent;
import dev.hatrack.task.run.TaskFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;

/// One POST of one event: `{"board": "scroll-hat-mini", "button": "A", "action": "pressed", "at":
/// "2026-11-21T12:00:00Z"}`.
final class Webhook {
  private static final int PATIENCE_MILLIS = 2000;

  private final WebhookOptions options;
  private final TaskFiles files;

  Webhook(WebhookOptions options, TaskFiles files) {
    this.options = options;
    this.files = files;
  }

  /// @throws IOException when it is not taken, with what was said
  /// @throws dev.hatrack.task.run.TaskFailed when there is no file with the token
  void post(ButtonEvent event) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) options.url().toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setInstanceFollowRedirects(false);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    options
        .tokenFile()
        .ifPresent(file -> connection.setRequestProperty("Authorization", "Bearer " + token(file)));
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body(event));
    }
    int status = connection.getResponseCode();
    if (status < 200 || status > 299) {
      connection.disconnect();
      throw new IOException(options.url() + " answers " + status);
    }
    try (InputStream answer = connection.getInputStream()) {
      // read a little, so that the connection can be used again; an endless answer is not waited
      // for
      var unused = answer.readNBytes(64 * 1024);
    }
  }

  private String token(String file) {
    return new String(files.read(file), StandardCharsets.UTF_8).strip();
  }

  private static byte[] body(ButtonEvent event) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("board", event.board())
        .put("button", event.button())
        .put("action", event.pressed() ? "pressed" : "released")
        .put("at", event.at().toString())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
