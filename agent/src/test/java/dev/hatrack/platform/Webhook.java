package dev.hatrack.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Where Alertmanager sends alerts: keeps every document that is posted, on loopback.
final class Webhook implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final List<JsonNode> documents = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  Webhook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::keep);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
  }

  /// All that came, the oldest first.
  List<JsonNode> documents() {
    return List.copyOf(documents);
  }

  private void keep(HttpExchange exchange) throws IOException {
    try (exchange) {
      documents.add(json.readTree(exchange.getRequestBody()));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
