package dev.hatrack.task.sensors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hatrack.task.run.TaskFailed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/// `GET /metrics` for Prometheus, while the task runs; 503 while there are no readings, so that a
/// check of Consul on it fails too.
final class MetricsServer implements AutoCloseable {
  private final HttpServer server;

  /// @param page the newest page; empty while there is none
  MetricsServer(InetSocketAddress address, Supplier<Optional<String>> page) {
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new TaskFailed("can't listen on " + address + ": " + e.getMessage(), e);
    }
    server.createContext("/metrics", exchange -> answer(exchange, page.get()));
    server.start();
  }

  /// Where it listens.
  int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, Optional<String> page) throws IOException {
    try (exchange) {
      byte[] body = page.orElse("# no readings now\n").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", MetricsPage.MEDIA_TYPE);
      exchange.sendResponseHeaders(page.isPresent() ? 200 : 503, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
