package dev.hatrack.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Everything that people and tasks ask of an agent, asked a few times.
final class Exercise {
  private static final int ROUNDS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_LOOKS = 100;
  private static final int BETWEEN_LOOKS_MILLIS = 200;
  private static final int PIXELS = 17 * 7;
  private static final List<String> PAGES =
      List.of(
          "",
          "hat",
          "hats/sense-hat",
          "hat/leds",
          "hat/eink",
          "hat/buttons",
          "hat/sensors",
          "hat/sensors/temperature",
          "hat/nothing",
          "health",
          "health/scroll-hat-mini/leds",
          "metrics",
          "openapi.json",
          "hats/scroll-hat-mini/simulation");

  private final URI agent;

  Exercise(URI agent) {
    this.agent = agent;
  }

  void run() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int round = 0; round < ROUNDS; round++) {
        for (String page : PAGES) {
          var _ = send(client, "GET", page, "*/*", "");
        }
        draw(client, round);
      }
      page(client);
      for (String stream : List.of("sensors", "buttons", "eink")) {
        listen(client, "hat/" + stream + "/stream");
      }
      stream(client);
      var _ = send(client, "DELETE", "hat/leds", "*/*", "");
    }
  }

  private void draw(HttpClient client, int round) throws IOException, InterruptedException {
    String row = "[" + (round + "," + "9,".repeat(15)) + "0]";
    String pixels = "{\"pixels\": [" + (row + ",").repeat(6) + row + "]}";
    var _ = send(client, "PUT", "hat/leds?ttl=5s", "*/*", pixels);
    var _ = send(client, "POST", "hat/leds/text", "*/*", "{\"text\": \"Hatrack " + round + "\"}");
    var _ = send(client, "PUT", "hat/leds", "*/*", "{\"pixels\": [[1]]}");
    HttpResponse<byte[]> png = send(client, "GET", "hats/sense-hat/leds", "image/png", "");
    var _ = put(client, "hats/sense-hat/leds", png.body());
  }

  /// A page on the e-ink panel, until it is shown.
  private void page(HttpClient client) throws IOException, InterruptedException {
    HttpResponse<byte[]> png = send(client, "GET", "hat/leds", "image/png", "");
    var _ = put(client, "hat/eink?fit=contain", png.body());
    HttpResponse<byte[]> accepted =
        send(client, "PUT", "hat/eink", "*/*", "{\"text\": \"Hatrack\"}");
    String page = accepted.headers().firstValue("Location").orElse("/hat/eink");
    String fate = "";
    for (int i = 0; i < MOST_LOOKS && !fate.contains("\"shown\""); i++) {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
      fate = new String(send(client, "GET", page.substring(1), "*/*", "").body(), UTF_8);
    }
  }

  private HttpResponse<byte[]> send(
      HttpClient client, String method, String path, String accept, String body)
      throws IOException, InterruptedException {
    BodyPublisher publisher =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpRequest.Builder request = to(path).header("Accept", accept).method(method, publisher);
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> put(HttpClient client, String path, byte[] png)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = to(path).header("Content-Type", "image/png");
    return client.send(
        request.PUT(BodyPublishers.ofByteArray(png)).build(), BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(agent.resolve("/" + path)).timeout(PATIENCE);
  }

  /// The first line of a stream of events.
  private void listen(HttpClient client, String path) throws IOException, InterruptedException {
    HttpResponse<InputStream> events = client.send(to(path).build(), BodyHandlers.ofInputStream());
    if (path.contains("sensors")) {
      try (var lines = new BufferedReader(new InputStreamReader(events.body(), UTF_8))) {
        var _ = lines.readLine();
      }
    }
    events.body().close();
  }

  private void stream(HttpClient client) throws InterruptedException {
    URI address = agent.resolve("/hat/leds/stream");
    CompletableFuture<Boolean> drawn = new CompletableFuture<>();
    try {
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .buildAsync(URI.create("ws" + address.toString().substring(4)), new Seen(drawn))
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      var _ = socket.sendBinary(ByteBuffer.allocate(PIXELS), true).join();
      var _ = drawn.completeOnTimeout(false, 5, TimeUnit.SECONDS).join();
      var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    } catch (ExecutionException | TimeoutException | CompletionException e) {
      throw new IllegalStateException("the agent's stream: " + e.getMessage(), e);
    }
  }

  private record Seen(CompletableFuture<Boolean> drawn) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer frame, boolean last) {
      drawn.complete(true);
      socket.request(1);
      return CompletableFuture.completedStage(true);
    }
  }
}
