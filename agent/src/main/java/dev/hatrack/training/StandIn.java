package dev.hatrack.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Answers as an empty Consul and an empty Nomad would, so that their clients are trained too.
final class StandIn implements AutoCloseable {
  private static final String NODE = "0d5f7a3e-7d0f-4c1a-9a55-2f5a4b1c6d7e";
  private static final long BLOCKING_MILLIS = 500;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    var _ = server.createContext("/", StandIn::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    if (query.contains("index=")) {
      pause();
    }
    byte[] body = body(path).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("X-Nomad-Index", "7");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String body(String path) {
    return switch (path) {
      case "/v1/agent/self" ->
          """
          {"Config": {"Datacenter": "dc1", "NodeName": "training", "Server": true, "Revision": "",
                      "Version": "1.22.7"},
           "DebugConfig": {}, "Member": {"Name": "training", "Addr": "127.0.0.1", "Port": 8301,
             "Tags": {}, "Status": 1, "ProtocolMin": 1, "ProtocolMax": 5, "ProtocolCur": 2,
             "DelegateMin": 2, "DelegateMax": 5, "DelegateCur": 4},
           "stats": {"client": {"node_id": "%s"}}}
          """
              .formatted(NODE);
      case "/v1/client/metadata" -> "{\"Meta\": {}, \"Dynamic\": {}, \"Static\": {}}";
      case "/.well-known/jwks.json" -> "{\"keys\": []}";
      case "/v1/node/" + NODE + "/allocations" -> "[]";
      default -> "{}";
    };
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BLOCKING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
