package dev.hatrack.nomad;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hatrack.client.TlsConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Answers what a real Nomad 1.11.2 answered (`src/test/resources/dev/hatrack/nomad/README.md`). It
/// keeps the metadata that it is told, and holds blocking queries back as Nomad does.
final class RecordedNomad implements AutoCloseable {
  static final String RAW = "0337dbe1-d84a-dd99-3ee2-97df288b3180";
  static final String BRIEF = "c3260585-fe05-fd22-22ce-df573c15db1c";

  private static final String NODE = "b623fdfb-8f4c-71df-b800-6c6a5cd36097";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> metadata = new TreeMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final int port;
  private HttpServer server;
  private String allocations = "[]";
  private long index = 1;
  private boolean forbidding;

  RecordedNomad() throws IOException {
    server = server(0);
    port = server.getAddress().getPort();
  }

  NomadConfig config() {
    return new NomadConfig(
        NomadConfig.Enabled.AUTO,
        Optional.of("http://127.0.0.1:" + port),
        Optional.of("s3cret"),
        TlsConfig.defaults());
  }

  static String recorded(String name) throws IOException {
    try (InputStream stream = RecordedNomad.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Something has changed on the node: blocking queries are answered.
  synchronized void allocations(String json) {
    allocations = json;
    index++;
    notifyAll();
  }

  synchronized Map<String, String> metadata() {
    return new TreeMap<>(metadata);
  }

  synchronized void metadata(String key, String value) {
    metadata.put(key, value);
  }

  synchronized void forbid(boolean forbid) {
    forbidding = forbid;
  }

  /// The requests so far, as `GET /path`.
  List<String> requests() {
    return requests;
  }

  /// How often the node's allocations were asked for.
  int allocationQueries() {
    return Collections.frequency(requests, "GET /v1/node/" + NODE + "/allocations");
  }

  void stop() {
    server.stop(0);
  }

  /// Comes back on the same port with an empty memory.
  void startAgain() throws IOException {
    synchronized (this) {
      metadata.clear();
      allocations = "[]";
      index = 1;
    }
    server = server(port);
  }

  private HttpServer server(int onPort) throws IOException {
    var started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), 0);
    started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    started.createContext("/", this::answer);
    started.start();
    return started;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      requests.add(exchange.getRequestMethod() + " " + path);
      if (!"s3cret".equals(exchange.getRequestHeaders().getFirst("X-Nomad-Token"))
          || forbidding()) {
        send(exchange, 403, "Permission denied");
        return;
      }
      switch (path) {
        case "/v1/agent/self" -> send(exchange, 200, recorded("agent-self.json"));
        case "/.well-known/jwks.json" -> send(exchange, 200, recorded("jwks.json"));
        case "/v1/client/metadata" -> send(exchange, 200, metadata(exchange));
        case "/v1/node/" + NODE + "/allocations" -> send(exchange, 200, await(exchange));
        case "/v1/allocation/" + RAW -> send(exchange, 200, recorded("allocation-restarting.json"));
        default -> send(exchange, 404, "alloc not found");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private synchronized boolean forbidding() {
    return forbidding;
  }

  private synchronized String metadata(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      for (var entry : JSON.readTree(exchange.getRequestBody()).path("Meta").properties()) {
        if (entry.getValue().isNull()) {
          metadata.remove(entry.getKey());
        } else {
          metadata.put(entry.getKey(), entry.getValue().asText());
        }
      }
    }
    JsonNode whole = JSON.readTree(recorded("client-metadata.json"));
    var dynamic = JsonNodeFactory.instance.objectNode();
    metadata.forEach(dynamic::put);
    var all = JsonNodeFactory.instance.objectNode();
    whole.path("Static").properties().forEach(entry -> all.set(entry.getKey(), entry.getValue()));
    all.setAll(dynamic);
    return JsonNodeFactory.instance
        .objectNode()
        .<com.fasterxml.jackson.databind.node.ObjectNode>set("Dynamic", dynamic)
        .<com.fasterxml.jackson.databind.node.ObjectNode>set("Meta", all)
        .toString();
  }

  private synchronized String await(HttpExchange exchange)
      throws IOException, InterruptedException {
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    while (query.contains("index=" + index + "&")) {
      wait();
    }
    exchange.getResponseHeaders().set("X-Nomad-Index", Long.toString(index));
    return allocations;
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    stop();
  }
}
