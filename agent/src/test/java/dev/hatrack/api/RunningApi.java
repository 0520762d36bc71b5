package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.board.simulated.SimulatedScroll;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Subscription;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.sensing.Compensation;
import dev.hatrack.sensing.Sensing;
import dev.hatrack.surface.Surfaces;
import dev.hatrack.testing.ScriptedBoard;
import dev.hatrack.testing.ScriptedPanel;
import dev.hatrack.testing.ScriptedSensors;
import dev.hatrack.testing.ScriptedSimulation;
import dev.hatrack.tls.ServerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/// The API on a free port, with both Scroll boards simulated down to their registers, and the
/// {@link KnownCallers}.
final class RunningApi implements AutoCloseable {
  static final String MINI = "scroll-hat-mini";
  static final String PHAT = "scroll-phat-hd";
  static final String COLOUR = "colour-leds";

  final KnownCallers callers;
  private final ObjectMapper json = new ObjectMapper();
  private final DocumentedAnswers contract = new DocumentedAnswers();
  private final HttpClient client;
  private final String scheme;
  final SimulatedScroll mini =
      SimulatedScroll.hatMini(InstantSource.system(), UnaryOperator.identity());
  final SimulatedScroll phat = SimulatedScroll.phatHd(UnaryOperator.identity());
  final ScriptedBoard colour = new ScriptedBoard(COLOUR, new SurfaceFormat(4, 2, Colours.RGB8));
  final ScriptedSensors feeler =
      new ScriptedSensors(Quantity.TEMPERATURE, Quantity.HUMIDITY, Quantity.ACCELERATION);
  final ScriptedSimulation feeling = new ScriptedSimulation();
  final ScriptedPanel paper = new ScriptedPanel();
  private final Rack rack =
      new Rack(
          List.of(
              new Slot(mini.board(), Optional.of(mini)),
              new Slot(phat.board(), Optional.of(phat)),
              new Slot(colour, Optional.empty()),
              new Slot(feeler, Optional.of(feeling)),
              new Slot(paper, Optional.empty())));
  final Surfaces surfaces;
  private final Sensing sensing =
      new Sensing(
          rack,
          InstantSource.system(),
          Compensation.none(),
          new Compensation(() -> OptionalDouble.of(60), 1.5, InstantSource.system()));
  private final ApiServer server;
  private final int port;

  /// @param open whether anybody may write
  RunningApi(boolean open) {
    this(open, new HttpConfig("127.0.0.1", 0, false, List.of("pi.office")));
  }

  RunningApi(boolean open, HttpConfig config) {
    this(open, config, Optional.empty(), Optional.empty());
  }

  /// Over TLS.
  ///
  /// @param trusting what the test's own requests trust
  RunningApi(boolean open, ServerFiles tls, SSLContext trusting) {
    this(
        open,
        new HttpConfig("127.0.0.1", 0, false, List.of(), Optional.of(tls)),
        Optional.empty(),
        Optional.of(trusting));
  }

  /// @param state where pages for e-ink are kept
  RunningApi(boolean open, Path state) {
    this(
        open,
        new HttpConfig("127.0.0.1", 0, false, List.of()),
        Optional.of(state),
        Optional.empty());
  }

  private RunningApi(
      boolean open, HttpConfig config, Optional<Path> state, Optional<SSLContext> trusting) {
    callers = new KnownCallers(open);
    HttpClient.Builder asking = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    trusting.ifPresent(asking::sslContext);
    client = asking.build();
    scheme = config.tls().isPresent() ? "https" : "http";
    surfaces = new Surfaces(rack, InstantSource.system(), state);
    rack.slots().forEach(Slot::check);
    try {
      ServerSocketChannel listener = ApiServer.listen(config);
      port = listener.socket().getLocalPort();
      server = new ApiServer(config, listener, about(), rack, surfaces, sensing, callers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.start();
  }

  private static ApiServer.About about() {
    try {
      Path jar = Files.createTempFile("hat-tasks", ".jar");
      Files.writeString(jar, "not really a jar");
      jar.toFile().deleteOnExit();
      return new ApiServer.About("pi-office", "1.2.3", jar, () -> 163);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode read(String document) {
    try {
      return json.readTree(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Looks at the boards now, as the rack's monitor does each second.
  void check() {
    rack.slots().forEach(Slot::check);
  }

  URI uri(String path) {
    return URI.create(scheme + "://127.0.0.1:" + port + path);
  }

  HttpClient client() {
    return client;
  }

  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  Answer put(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  Answer putPng(String path, byte[] png, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "image/png")
            .PUT(BodyPublishers.ofByteArray(png)));
  }

  Answer post(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  Answer delete(String path, String... headers) {
    return send(request(path, headers).DELETE());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri(path));
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      contract.check(response.request().method(), response.uri().getPath(), response.statusCode());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// What came back.
  final class Answer {
    final int status;
    final byte[] body;
    private final HttpResponse<byte[]> response;

    private Answer(int status, byte[] body, HttpResponse<byte[]> response) {
      this.status = status;
      this.body = body;
      this.response = response;
    }

    JsonNode json() {
      try {
        return json.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String detail() {
      return json().path("detail").asText();
    }
  }

  /// A frame's document with one level everywhere.
  static String frame(int level) {
    String row = "[" + "%d,".formatted(level).repeat(16) + level + "]";
    return "{\"pixels\": [" + (row + ",").repeat(6) + row + "]}";
  }

  /// What becomes of the first board's claims.
  Watch watch() {
    return new Watch();
  }

  /// Waits for the claims to change, by watching the frames that each change makes.
  final class Watch implements AutoCloseable {
    private final Semaphore changes = new Semaphore(0);
    private final Subscription frames =
        surfaces.leds(MINI).orElseThrow().watch(_ -> changes.release());

    /// @param holder whose claim is to be on top; empty for nobody's
    void awaitHolder(String holder) throws InterruptedException {
      while (!top().equals(holder)) {
        if (!changes.tryAcquire(5, TimeUnit.SECONDS)) {
          throw new AssertionError("still " + top() + ", not " + holder);
        }
      }
    }

    private String top() {
      return surfaces
          .leds(MINI)
          .orElseThrow()
          .view()
          .top()
          .map(claim -> claim.holder().display())
          .orElse("");
    }

    @Override
    public void close() {
      frames.close();
    }
  }

  List<String> routes() {
    return server.routes();
  }

  /// Stops serving; what is behind the API lives on.
  void closeServer() {
    server.close();
  }

  @Override
  public void close() {
    callers.answer();
    client.shutdownNow();
    server.close();
    paper.endAtOnce();
    paper.finish();
    surfaces.close();
    rack.close();
  }
}
