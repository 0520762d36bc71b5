package dev.hatrack.api;

import dev.hatrack.access.Authenticator;
import dev.hatrack.board.Rack;
import dev.hatrack.sensing.Sensing;
import dev.hatrack.surface.Surfaces;
import dev.hatrack.tls.RenewedPair;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JettyConfig;
import io.javalin.http.HandlerType;
import io.javalin.websocket.WsHandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP API. Requests are served on virtual threads.
public final class ApiServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ApiServer.class);
  private static final int MOST_THREADS = 12;
  private static final int FEWEST_THREADS = 2;

  /// After this long without a byte in either direction a connection is closed.
  static final Duration IDLE = Duration.ofSeconds(30);

  private static final int BUFFER_BYTES = 8 * 1024;
  private static final Set<HandlerType> HTTP =
      Set.of(HandlerType.GET, HandlerType.PUT, HandlerType.POST, HandlerType.DELETE);

  /// A line ends in CR LF and not in LF alone, which is a line's end to some and none to others.
  private static final HttpCompliance ONE_MEANING =
      HttpCompliance.RFC9110.without(
          "Hatrack",
          HttpCompliance.Violation.LF_HEADER_TERMINATION,
          HttpCompliance.Violation.LF_CHUNK_TERMINATION);

  private final ServerSocketChannel listener;
  private final Streams streams = new Streams();
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
    this.listener = listener;
    this.pair = config.pair();
    Boards boards = new Boards(rack, surfaces, sensing);
    this.recordings = new Recordings(surfaces);
    Callers callers = new Callers(authenticator, config.loopback());
    HostGuard guard = new HostGuard(config, about.node());
    MetricsEndpoint metrics =
        new MetricsEndpoint(about.version(), boards, surfaces, sensing, streams, about.busBytes());
    pair.ifPresent(served -> metrics.add(new TlsMetrics(served)));
    Routes routes =
        new Routes(
            guard,
            metrics,
            new HatEndpoint(boards, about.node(), about.version()),
            new LedsEndpoint(boards, callers),
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
    this.javalin =
        Javalin.create(
            javalinConfig -> {
              server(javalinConfig, config);
              routes.register(javalinConfig.routes);
            });
  }

  private void server(JavalinConfig javalinConfig, HttpConfig config) {
    javalinConfig.startup.showJavalinBanner = false;
    javalinConfig.startup.showOldJavalinVersionWarning = false;
    javalinConfig.startup.startupWatcherEnabled = false;
    javalinConfig.concurrency.useVirtualThreads = true;
    javalinConfig.http.prefer405over404 = true;
    javalinConfig.router.javaLangErrorHandler(Problems::broken);
    javalinConfig.http.compressionStrategy = CompressionStrategy.NONE;
    jetty(javalinConfig.jetty, config);
  }

  private void jetty(JettyConfig jetty, HttpConfig config) {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
    jetty.threadPool = threads;
    // Streams have been told; a request that is under way is not worth a wait.
    jetty.modifyServer(
        server -> {
          server.setStopTimeout(0);
          server.setErrorHandler(new JettyProblems());
        });
    jetty.modifyServletContextHandler(context -> context.setErrorHandler(new JettyProblems()));
    jetty.modifyWebSocketServletFactory(
        factory -> {
          factory.setMaxBinaryMessageSize(BUFFER_BYTES);
          factory.setMaxTextMessageSize(BUFFER_BYTES);
        });
    jetty.addConnector(
        (server, http) -> {
          http.setSendServerVersion(false);
          http.setHttpCompliance(ONE_MEANING);
          http.setRequestHeaderSize(BUFFER_BYTES);
          ServerConnector connector = new ServerConnector(server, 1, 1, protocols(http));
          connector.setHost(config.address());
          connector.setIdleTimeout(IDLE.toMillis());
          connector.addBean(new Doorkeeper(connector.getScheduler()));
          open(connector);
          return connector;
        });
  }

  private ConnectionFactory[] protocols(HttpConfiguration http) {
    return pair.map(served -> Secured.protocols(served, http))
        .orElseGet(() -> new ConnectionFactory[] {new HttpConnectionFactory(http)});
  }

  private void open(ServerConnector connector) {
    try {
      connector.open(listener);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
