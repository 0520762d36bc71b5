package dev.hatrack.bench.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/// What stands before Consul or Nomad and counts the requests: one port, on which every member of
/// the fleet has a loopback address of its own. Closed, nobody answers there; it can be opened
/// again.
final class Front implements AutoCloseable {
  private static final int ADDRESSES = 250;
  private static final int WAITING_TO_BE_ACCEPTED = 4_096;

  private final Behind behind;
  private final Tally tally = new Tally();
  private HttpServer server;
  private final int port;

  /// Who answers.
  @FunctionalInterface
  interface Behind {
    Answer answer(Question question) throws IOException, InterruptedException;
  }

  /// @param member whose request it is, from 0
  record Question(int member, String method, URI uri, String body) {
    String path() {
      return uri.getPath();
    }

    /// The value of a query parameter that needs no decoding.
    Optional<String> parameter(String name) {
      String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
      for (String pair : query.split("&", -1)) {
        if (pair.startsWith(name + "=")) {
          return Optional.of(pair.substring(name.length() + 1));
        }
      }
      return Optional.empty();
    }
  }

  record Answer(int status, Map<String, String> headers, String body) {
    static Answer json(String text) {
      return new Answer(200, Map.of(), text);
    }

    static Answer error(int status, String text) {
      return new Answer(status, Map.of(), text);
    }
  }

  Front(Behind behind) throws IOException {
    this.behind = behind;
    this.server = open(0);
    this.port = server.getAddress().getPort();
  }

  private HttpServer open(int onPort) throws IOException {
    HttpServer opened =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByName("0.0.0.0"), onPort),
            WAITING_TO_BE_ACCEPTED);
    opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    opened.createContext("/", this::answer);
    opened.start();
    return opened;
  }

  URI address(int member) {
    return URI.create(
        "http://127.1.%d.%d:%d".formatted(member / ADDRESSES, member % ADDRESSES + 1, port));
  }

  Tally tally() {
    return tally;
  }

  /// Answers again.
  void openAgain() throws IOException {
    server = open(port);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] address = exchange.getLocalAddress().getAddress().getAddress();
      int member = Byte.toUnsignedInt(address[2]) * ADDRESSES + Byte.toUnsignedInt(address[3]) - 1;
      URI uri = exchange.getRequestURI();
      tally.count(exchange.getRequestMethod(), uri.getPath());
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Answer answer = behind.answer(new Question(member, exchange.getRequestMethod(), uri, body));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
