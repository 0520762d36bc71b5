package dev.hatrack.api;

import dev.hatrack.access.Authenticator;
import dev.hatrack.board.Rack;
import dev.hatrack.sensing.Sensing;
import dev.hatrack.surface.Surfaces;
import dev.hatrack.tls.RenewedPair;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.javalin.websocket.WsHandlerType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP API. Requests are served on virtual threads.
public final class ApiServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ApiServer.class);

  /// After this long without a byte in either direction a connection is closed.
  static final Duration IDLE = Duration.ofSeconds(30);

  private static final Set<HandlerType> HTTP =
      Set.of(HandlerType.GET, HandlerType.PUT, HandlerType.POST, HandlerType.DELETE);

  private final Streams streams;
  private final Recordings recordings;
  private final Optional<RenewedPair> pair;
  private final Javalin javalin;

  /// What the API tells about the agent.
  ///
  /// @param node the agent's name
  /// @param tasksJar what `GET /tasks/hat-tasks.jar` answers
  /// @param busBytes bytes that have gone over the I2C wires
  public record About(String node, String version, Path tasksJar, LongSupplier busBytes) {}

  /// @param listener from {@link #listen}; the server closes it
  /// @throws IllegalArgumentException when the agent would be open on another address than
  ///   loopback, or has a certificate that can't be used
  public ApiServer(
      HttpConfig config,
      ServerSocketChannel listener,
      About about,
      Rack rack,
      Surfaces surfaces,
      Sensing sensing,
      Authenticator authenticator) {
    if (authenticator.open() && !config.loopback()) {
      throw new IllegalArgumentException(
          "auth.mode: open is for loopback only, and http.address is "
              + config.address()
              + ": set auth.mode: nomad, or http.address: 127.0.0.1");
    }
    this.pair = config.pair();
    Boards boards = new Boards(rack, surfaces, sensing);
    this.streams = new Streams(config.streams());
    this.recordings = new Recordings(surfaces);
    Callers callers = new Callers(authenticator, config.loopback());
    HostGuard guard = new HostGuard(config, about.node());
    MetricsEndpoint metrics =
        new MetricsEndpoint(about.version(), boards, surfaces, sensing, streams, about.busBytes());
    pair.ifPresent(served -> metrics.add(new TlsMetrics(served)));
    LedsEndpoint leds = new LedsEndpoint(boards, callers);
    Routes routes =
        new Routes(
            guard,
            metrics,
            new HatEndpoint(boards, about.node(), about.version()),
            leds,
            new TextEndpoint(boards, callers),
            new LedsStream(boards, callers, guard, streams),
            new EinkEndpoint(boards, callers),
            new PagesEndpoint(boards, streams),
            new ButtonsEndpoint(boards, surfaces, callers, streams),
            new SensorsEndpoint(boards, streams),
            new SimulationEndpoint(boards, callers, recordings),
            new RecordingEndpoint(boards, callers, recordings),
            new HealthEndpoint(boards, pair),
            new TasksJarEndpoint(about.tasksJar()));
    JettySetup jetty =
        new JettySetup(
            config.address(),
            listener,
            pair,
            threads -> new DirectLeds(leds, guard, metrics, threads));
    this.javalin =
        Javalin.create(
            javalinConfig -> {
              jetty.apply(javalinConfig);
              routes.register(javalinConfig.routes);
            });
  }

  /// A socket that listens where the configuration says, so that the port is known before anything
  /// is served there. Connections wait until the server starts.
  ///
  /// @throws IOException when the address or the port can't be had
  public static ServerSocketChannel listen(HttpConfig config) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      listener.bind(new InetSocketAddress(config.address(), config.port()));
      return listener;
    } catch (IOException e) {
      listener.close();
      throw e;
    }
  }

  /// Says in the log if clients that call the API so will not take its certificate for its own.
  ///
  /// @param host a name or an address
  public void calledBy(String host) {
    pair.filter(served -> !served.covers(host))
        .ifPresent(
            served ->
                log.warn(
                    "TLS: the certificate is not for {}, by which Consul, jobs and people call this"
                        + " agent; it is for {}: have {} put into it (subjectAltName), or set"
                        + " http.advertise to a name that is in it",
                    host,
                    served.names().isEmpty() ? "no name at all" : served.names(),
                    host));
  }

  /// Serves from now on.
  public void start() {
    pair.ifPresent(RenewedPair::start);
    javalin.start();
  }

  /// Every route as `GET /hat`, WebSockets among them, to be compared with the contract.
  List<String> routes() {
    var router = javalin.unsafe.internalRouter;
    return Stream.concat(
            router.allHttpHandlers().stream()
                .map(route -> route.endpoint)
                .filter(route -> HTTP.contains(route.method))
                .map(route -> route.method + " " + route.path),
            router.allWsHandlers().stream()
                .filter(route -> route.getType() == WsHandlerType.WEBSOCKET)
                .map(route -> "GET " + route.getPath()))
        .toList();
  }

  @Override
  public void close() {
    streams.close();
    recordings.close();
    javalin.stop();
    pair.ifPresent(RenewedPair::close);
  }
}
