package dev.hatrack.task.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// One HTTP request and its answer. `HttpURLConnection`, because it costs a process 3 MB where
/// `java.net.http` costs 12; it keeps a connection alive only when each answer is read to its end.
final class Exchange {
  private static final int LARGEST_ANSWER = 1 << 20;
  private static final String EVENT_DATA = "data:";
  private static final int NEVER = 0;
  private static final JsonMapper JSON = new JsonMapper();

  private final Timeouts timeouts;
  private final Trust trust;
  private final TrustedSockets sockets;

  Exchange(Timeouts timeouts, Trust trust) {
    this.timeouts = timeouts;
    this.trust = trust;
    this.sockets = new TrustedSockets(trust);
  }

  /// An answer's status and JSON; a missing node where there is none.
  record Answer(int status, JsonNode body) {
    JsonNode orThrow(URI target) {
      if (status < 400) {
        return body;
      }
      throw new HatException(
          status,
          body.path("title").asText("HTTP " + status),
          body.path("detail").asText("no problem document came with it from " + target));
    }
  }

  Answer send(String method, URI target, Optional<String> token, Optional<Body> body) {
    try {
      try {
        return attempt(method, target, token, body);
      } catch (SSLHandshakeException e) {
        if (!sockets.renewed()) {
          throw e;
        }
        return attempt(method, target, token, body); // nothing has been sent yet
      }
    } catch (IOException e) {
      throw new HatUnreachable("no answer to " + method + " " + target + ": " + words(e), e);
    }
  }

  private Answer attempt(String method, URI target, Optional<String> token, Optional<Body> body)
      throws IOException {
    HttpURLConnection connection = open(method, target);
    token.ifPresent(value -> connection.setRequestProperty("Authorization", "Bearer " + value));
    if (body.isPresent()) {
      write(connection, body.get());
    }
    return read(connection);
  }

  private String words(IOException failure) {
    return failure instanceof SSLException tls
        ? HandshakeWords.of(tls, trust)
        : String.valueOf(failure.getMessage());
  }

  /// Server-sent events, told one by one until the stream ends.
  void events(URI target, Optional<String> token, Consumer<JsonNode> listener) {
    try {
      HttpURLConnection connection = open("GET", target);
      connection.setReadTimeout(NEVER);
      connection.setRequestProperty("Accept", "text/event-stream, application/problem+json");
      token.ifPresent(value -> connection.setRequestProperty("Authorization", "Bearer " + value));
      if (connection.getResponseCode() >= 400) {
        read(connection).orThrow(target);
      }
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith(EVENT_DATA)) {
            listener.accept(JSON.readTree(line.substring(EVENT_DATA.length())));
          }
        }
      }
    } catch (IOException e) {
      sockets.renewed(); // for the next attempt
      throw new HatUnreachable("the stream " + target + " broke off: " + words(e), e);
    }
  }

  private HttpURLConnection open(String method, URI target) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
    if (connection instanceof HttpsURLConnection secured) {
      sockets.use(secured);
    }
    connection.setRequestMethod(method);
    connection.setConnectTimeout(Math.toIntExact(timeouts.connect().toMillis()));
    connection.setReadTimeout(Math.toIntExact(timeouts.read().toMillis()));
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("Accept", "application/json, application/problem+json");
    return connection;
  }

  private static void write(HttpURLConnection connection, Body body) throws IOException {
    // Not in streaming mode: there HttpURLConnection throws away the answer of a 401.
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", body.type());
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body.bytes());
    }
  }

  private static Answer read(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream in = status < 400 ? connection.getInputStream() : errors(connection)) {
      byte[] bytes = in.readNBytes(LARGEST_ANSWER + 1);
      if (bytes.length > LARGEST_ANSWER) {
        throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes");
      }
      return new Answer(status, json(status, bytes));
    }
  }

  private static InputStream errors(HttpURLConnection connection) {
    @Nullable InputStream errors = connection.getErrorStream();
    return errors == null ? InputStream.nullInputStream() : errors;
  }

  /// A refusal may come from something in between that does not speak JSON; its status still
  /// counts.
  private static JsonNode json(int status, byte[] bytes) throws IOException {
    try {
      return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
    } catch (IOException e) {
      if (status < 400) {
        throw e;
      }
      return MissingNode.getInstance();
    }
  }
}
