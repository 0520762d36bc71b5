package dev.hatrack.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final Duration STALL = Duration.ofMillis(300);

  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server;
  private final URI address;

  LoadTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @BeforeEach
  void serve() {
    server.createContext("/quick", exchange -> answer(exchange, 200));
    server.createContext(
        "/stalls-once",
        exchange -> {
          if (asked.getAndIncrement() == 0) {
            LockSupport.parkNanos(STALL.toNanos());
          }
          answer(exchange, 200);
        });
    server.createContext("/broken", exchange -> answer(exchange, 503));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Load load(String path) {
    return new Load(address, 1, List.of(KeptAlive.get(path)));
  }

  private static Cpu own() {
    return new Cpu(ProcessHandle.current().pid());
  }

  @Test
  void atRate_withAServerThatStalls_chargesItForAllThatWaited() throws Exception {
    Load.Gave gave = load("/stalls-once").atRate(100, Duration.ofSeconds(1), own());

    // one request met the stall; those that were due in the meantime waited behind it
    assertThat(gave.latencies().milliseconds(0.9)).isGreaterThan(100);
  }

  @Test
  void fullSpeed_countsEveryAnswer() throws Exception {
    Load.Gave gave = load("/quick").fullSpeed(Duration.ofMillis(200), own());

    assertThat(gave.latencies().count()).isPositive();
    assertThat(gave.perSecond()).isPositive();
  }

  @Test
  void fullSpeed_withAnAnswerThatIsNoSuccess_fails() {
    assertThatIOException()
        .isThrownBy(() -> load("/broken").fullSpeed(Duration.ofMillis(200), own()))
        .withMessageContaining("503");
  }
}
