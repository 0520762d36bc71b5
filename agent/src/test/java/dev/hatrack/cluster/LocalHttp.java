package dev.hatrack.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// Speaks JSON to one server on this machine.
public final class LocalHttp implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final URI base;
  private final Optional<String> bearer;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(TIMEOUT)
          .build();

  /// @param bearer a token to send with every request
  public LocalHttp(URI base, Optional<String> bearer) {
    this.base = base;
    this.bearer = bearer;
  }

  public LocalHttp(URI base) {
    this(base, Optional.empty());
  }

  /// The answer's JSON.
  ///
  /// @throws IOException when nobody answers, or the answer is not a 2xx
  public JsonNode get(String path) throws IOException {
    return send("GET", path, "");
  }

  /// The answer as it is.
  ///
  /// @throws IOException when nobody answers, or the answer is not a 2xx
  public String text(String path) throws IOException {
    return accepted("GET", path, "").body();
  }

  /// Sends a body with `PUT` or `POST`.
  public JsonNode send(String method, String path, String body) throws IOException {
    return json.readTree(accepted(method, path, body).body());
  }

  private HttpResponse<String> accepted(String method, String path, String body)
      throws IOException {
    HttpResponse<String> answer = exchange(method, path, body);
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          method + " " + base.resolve(path) + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  /// The answer's JSON, also of a refusal.
  public JsonNode answer(String method, String path, String body) throws IOException {
    return json.readTree(exchange(method, path, body).body());
  }

  public int status(String path) throws IOException {
    return status("GET", path, "");
  }

  /// The status of the answer, also of a refusal.
  public int status(String method, String path, String body) throws IOException {
    return exchange(method, path, body).statusCode();
  }

  private HttpResponse<String> exchange(String method, String path, String body)
      throws IOException {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(TIMEOUT)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
