package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/// An open stream of server-sent events, read by the test's own thread.
final class Events implements AutoCloseable {
  private final BufferedReader lines;

  Events(RunningApi api, String path, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(api.uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    InputStream body = api.client().send(request.build(), BodyHandlers.ofInputStream()).body();
    lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  /// The next line that is not empty.
  String line() throws IOException {
    String line = lines.readLine();
    while (line != null && line.isEmpty()) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new AssertionError("the stream has ended");
    }
    return line;
  }

  /// The next event's data.
  JsonNode data() throws IOException {
    String line = line();
    while (!line.startsWith("data: ")) {
      line = line();
    }
    return new ObjectMapper().readTree(line.substring("data: ".length()));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
