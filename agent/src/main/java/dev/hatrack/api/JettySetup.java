package dev.hatrack.api;

import dev.hatrack.tls.RenewedPair;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JettyConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// How the server listens, which threads it has, and how it speaks HTTP.
final class JettySetup {
  private static final int MOST_THREADS = 12;
  private static final int FEWEST_THREADS = 2;
  private static final int BUFFER_BYTES = 8 * 1024;

  /// A line ends in CR LF and not in LF alone, which is a line's end to some and none to others.
  private static final HttpCompliance ONE_MEANING =
      HttpCompliance.RFC9110.without(
          "Hatrack",
          HttpCompliance.Violation.LF_HEADER_TERMINATION,
          HttpCompliance.Violation.LF_CHUNK_TERMINATION);

  private final String address;
  private final ServerSocketChannel listener;
  private final Optional<RenewedPair> pair;
  private final Function<Optional<Executor>, Handler.Wrapper> outermost;

  /// @param pair what it shows its clients, where it has TLS
  /// @param outermost makes what is asked before Javalin is, given the threads for what may wait;
  ///   empty where all it does may
  JettySetup(
      String address,
      ServerSocketChannel listener,
      Optional<RenewedPair> pair,
      Function<Optional<Executor>, Handler.Wrapper> outermost) {
    this.address = address;
    this.listener = listener;
    this.pair = pair;
    this.outermost = outermost;
  }

  void apply(JavalinConfig javalin) {
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.startup.startupWatcherEnabled = false;
    javalin.concurrency.useVirtualThreads = true;
    javalin.http.prefer405over404 = true;
    javalin.router.javaLangErrorHandler(Problems::broken);
    javalin.http.compressionStrategy = CompressionStrategy.NONE;
    jetty(javalin.jetty);
  }

  private void jetty(JettyConfig jetty) {
    Executor requests = VirtualThreads.getNamedVirtualThreadsExecutor("request-");
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(requests);
    jetty.threadPool = threads;
    // Streams have been told; a request that is under way is not worth a wait.
    jetty.modifyServer(
        server -> {
          server.setStopTimeout(0);
          server.setErrorHandler(new JettyProblems());
          server.setHandler(
              outermost.apply(pair.isPresent() ? Optional.empty() : Optional.of(requests)));
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
          connector.setHost(address);
          connector.setIdleTimeout(ApiServer.IDLE.toMillis());
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
}
