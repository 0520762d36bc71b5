package dev.hatrack.plugin.rpc;

import io.grpc.BindableService;
import io.grpc.servlet.jakarta.ServletAdapter;
import io.grpc.servlet.jakarta.ServletServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.RateControl;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gRPC server on one unix socket: HTTP/2 without TLS, known beforehand (h2c), as gRPC clients
/// speak it.
public final class RpcServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RpcServer.class);
  private static final int MOST_STREAMS = 4096;
  private static final int MOST_MESSAGE_BYTES = 16 * 1024 * 1024;
  private static final int STREAM_WINDOW_BYTES = 256 * 1024;
  private static final int FOR_EVER = 0;

  private final Path socket;
  private final Server server;

  private RpcServer(Path socket, Server server) {
    this.socket = socket;
    this.server = server;
  }

  static RpcServer open(Path socket, List<BindableService> services, QueuedThreadPool threads)
      throws IOException {
    Server server = new Server(threads);
    server.setStopTimeout(0);
    server.setHandler(handler(services, threads));
    server.addConnector(connector(server, socket));
    try {
      server.start();
    } catch (Exception e) {
      Jetty.stop(server);
      throw new IOException("can't serve on " + socket + ": " + e.getMessage(), e);
    }
    return new RpcServer(socket, server);
  }

  private static ServletContextHandler handler(
      List<BindableService> services, QueuedThreadPool threads) {
    ServletServerBuilder builder = new ServletServerBuilder();
    services.forEach(builder::addService);
    builder.executor(calls(threads)).maxInboundMessageSize(MOST_MESSAGE_BYTES);
    ServletAdapter adapter = builder.buildServletAdapter();
    ServletHolder holder = new ServletHolder(new RpcServlet(adapter));
    holder.setAsyncSupported(true);
    ServletContextHandler handler = new ServletContextHandler();
    handler.addServlet(holder, "/*");
    return handler;
  }

  private static Executor calls(QueuedThreadPool threads) {
    Executor virtual = VirtualThreads.getVirtualThreadsExecutor(threads);
    return virtual == null ? threads : virtual;
  }

  private static UnixDomainServerConnector connector(Server server, Path socket) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    HTTP2CServerConnectionFactory http2 = new HTTP2CServerConnectionFactory(http);
    http2.setMaxConcurrentStreams(MOST_STREAMS);
    http2.setInitialStreamRecvWindow(STREAM_WINDOW_BYTES);
    http2.setStreamIdleTimeout(FOR_EVER);
    // The client is root's Nomad: 200 tasks that end at once are no attack.
    http2.setRateControlFactory(new RateControl.Factory() {});
    UnixDomainServerConnector connector = new UnixDomainServerConnector(server, 1, 1, http2);
    connector.setUnixDomainPath(socket);
    connector.setIdleTimeout(FOR_EVER);
    return connector;
  }

  public Path socket() {
    return socket;
  }

  /// Cuts what is under way off, and takes the socket away.
  @Override
  public void close() {
    Jetty.stop(server);
    try {
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      log.warn("{} is left behind: {}", socket, e.toString());
    }
  }
}
