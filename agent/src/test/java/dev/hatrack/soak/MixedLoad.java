package dev.hatrack.soak;

import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.LocalHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// What jobs, people and dashboards do to an agent all day, at a rate that leaves the machine to
/// others: some twenty errands a second.
final class MixedLoad implements AutoCloseable {
  /// Who draws; a caller's token is their name.
  static final List<String> TOKENS = List.of("clock", "ticker", "painter", "reader", "hands");

  private static final String MINI = "/hats/scroll-hat-mini";
  private static final String SENSE = "/hats/sense-hat";
  private static final String INKY = "/hats/inky-phat";

  /// The panel is pulled off and put back after so many pages.
  private static final int PAGES_PER_PLUG = 6;

  private final URI address;
  private final LocalHttp anybody;
  private final LocalHttp clock;
  private final LocalHttp ticker;
  private final LocalHttp reader;
  private final LocalHttp hands;
  private final HttpClient streams =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Watchers watchers;
  private final Errands errands = new Errands();
  private final AtomicInteger count = new AtomicInteger();
  private int pages;

  MixedLoad(URI address) {
    this.address = address;
    anybody = new LocalHttp(address);
    clock = as("clock");
    ticker = as("ticker");
    reader = as("reader");
    hands = as("hands");
    watchers = new Watchers(streams, address);
  }

  private LocalHttp as(String token) {
    return new LocalHttp(address, Optional.of(token));
  }

  MixedLoad start() {
    errands.every(Duration.ofMillis(200), "frames", this::frame);
    errands.every(Duration.ofMillis(500), "colours", this::colours);
    errands.every(Duration.ofMillis(200), "drawn by a WebSocket", watchers::draw);
    errands.every(Duration.ofMinutes(1), "a WebSocket's artist leaves", watchers::changeArtist);
    errands.every(Duration.ofSeconds(15), "a viewer comes", watchers::changeViewer);
    errands.every(Duration.ofSeconds(20), "text", this::text);
    errands.every(Duration.ofSeconds(7), "claims", this::claims);
    errands.every(Duration.ofSeconds(47), "e-ink", this::page);
    errands.every(Duration.ofSeconds(10), "e-ink looked at", () -> see(INKY + "/eink"));
    errands.every(Duration.ofSeconds(2), "sensors", () -> see(SENSE + "/sensors"));
    errands.every(Duration.ofSeconds(5), "a stream of sensors", this::sensorStream);
    errands.every(Duration.ofSeconds(5), "node", () -> see("/hat"));
    errands.every(Duration.ofSeconds(15), "metrics", () -> seeText("/metrics"));
    errands.every(Duration.ofSeconds(3), "buttons and dials", this::hands);
    errands.every(Duration.ofSeconds(10), "mistakes", this::mistakes);
    return this;
  }

  private int next() {
    return count.incrementAndGet();
  }

  private void frame() throws IOException {
    expect(200, clock, "PUT", MINI + "/leds?ttl=5s&priority=40", Pictures.grey(next()));
  }

  private void colours() throws IOException {
    expect(200, clock, "PUT", SENSE + "/leds?ttl=5s&priority=40", Pictures.colour(next()));
  }

  private void text() throws IOException {
    String words = "{\"text\": \"train %d leaves now\", \"repeat\": 1}".formatted(next());
    expect(200, ticker, "POST", MINI + "/leds/text?ttl=10s&priority=60", words);
  }

  /// Takes the board for itself alone, is the only one, and gives it back.
  private void claims() throws IOException {
    String path = SENSE + "/leds?ttl=1m&priority=90&exclusive=true";
    expect(200, ticker, "PUT", path, Pictures.colour(next()));
    expect(409, reader, "PUT", SENSE + "/leds?priority=40", Pictures.colour(next()));
    expect(204, ticker, "DELETE", SENSE + "/leds", "");
    expect(204, reader, "DELETE", SENSE + "/leds", "");
  }

  private void page() throws IOException {
    String words = "{\"text\": \"page %d\"}".formatted(next());
    expect(202, reader, "PUT", INKY + "/eink", words);
    pages++;
    if (pages % PAGES_PER_PLUG == 0) {
      unplug();
    }
  }

  private void see(String path) throws IOException {
    expect(200, anybody, "GET", path, "");
  }

  private void seeText(String path) throws IOException {
    if (anybody.text(path).isEmpty()) {
      throw new IOException(path + " is empty");
    }
  }

  private void hands() throws IOException {
    int at = next();
    turn(SENSE, "{\"dials\": {\"temperature\": %d}}".formatted(15 + (at % 20)));
    turn(MINI, "{\"buttons\": {\"A\": %s}}".formatted(at % 2 == 0));
  }

  /// Pulls the panel off the header, and puts it back when that was noticed.
  private void unplug() throws IOException {
    turn(INKY, "{\"fault\": \"unplugged\"}");
    awaitInky(503);
    turn(INKY, "{\"fault\": \"none\"}");
    awaitInky(200);
  }

  private void awaitInky(int health) {
    String path = "/health/inky-phat/eink";
    Await.until(path + " " + health, Duration.ofMinutes(2), () -> anybody.status(path) == health);
  }

  private void turn(String board, String order) throws IOException {
    expect(200, hands, "PUT", board + "/simulation", order);
  }

  private void mistakes() throws IOException {
    expect(401, anybody, "PUT", MINI + "/leds", Pictures.grey(1));
    expect(400, clock, "PUT", MINI + "/leds", "{\"pixels\": [[1]]}");
    expect(404, anybody, "GET", "/hats/top-hat", "");
  }

  private static void expect(int status, LocalHttp who, String method, String path, String body)
      throws IOException {
    int answered = who.status(method, path, body);
    if (answered != status) {
      throw new IOException("%s %s: %d, not %d".formatted(method, path, answered, status));
    }
  }

  /// Reads three readings and goes.
  private void sensorStream() throws IOException, InterruptedException {
    URI path = address.resolve(SENSE + "/sensors/stream?interval=1s");
    HttpRequest request = HttpRequest.newBuilder(path).build();
    var answer = streams.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      for (int events = 0; events < 3; ) {
        String line = lines.readLine();
        if (line == null) {
          throw new IOException("the stream of sensors has ended");
        }
        events += line.startsWith("data:") ? 1 : 0;
      }
    }
  }

  long done() {
    return errands.done();
  }

  long wrong() {
    return errands.wrong();
  }

  @Override
  public void close() {
    errands.close();
    watchers.close();
    streams.shutdownNow();
    List.of(anybody, clock, ticker, reader, hands).forEach(LocalHttp::close);
  }
}
