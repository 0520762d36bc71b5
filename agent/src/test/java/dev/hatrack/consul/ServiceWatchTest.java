package dev.hatrack.consul;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a Consul that answers each query when the test says so.
class ServiceWatchTest {
  private static final String SERVICE =
      """
      {"ID": "hatrack-pi-agent", "Service": "hatrack", "Tags": [], "Meta": {}, "Port": 7070,
       "Address": "10.0.0.7", "EnableTagOverride": false, "ContentHash": "HASH"}
      """;

  private final BlockingQueue<String> queries = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> hashes = new LinkedBlockingQueue<>();
  private final Semaphore changes = new Semaphore(0);
  private HttpServer server;
  private ConsulConnection consul;
  private ServiceWatch watch;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/agent/service/hatrack-pi-agent", this::answer);
    server.start();
    String address = "127.0.0.1:" + server.getAddress().getPort();
    consul =
        new ConsulConnection(
            ConsulConfig.defaults().fromEnvironment(Map.of("CONSUL_HTTP_ADDR", address)));
    watch = new ServiceWatch(consul, "hatrack-pi-agent", changes::release);
  }

  @AfterEach
  void close() {
    consul.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
      byte[] body = SERVICE.replace("HASH", hashes.take()).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void resume_nothingChanges_asksOnceAMinuteWithTheHash() throws InterruptedException {
    watch.resume();
    watch.resume();
    assertThat(query()).isEqualTo("null");
    hashes.add("a1");
    assertThat(query()).contains("hash=a1").contains("wait=60s");
    hashes.add("a1");
    assertThat(query()).contains("hash=a1");

    assertThat(changes.availablePermits()).isZero();
    assertThat(queries).isEmpty();
  }

  @Test
  void service_changes_isToldOnceAndWatchedAgainAfterARest() throws InterruptedException {
    watching();
    hashes.add("b2");
    assertThat(changes.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

    watch.resume();
    assertThat(queries).as("it rests").isEmpty();
    watch.resume();
    assertThat(query()).as("it begins anew").isEqualTo("null");
    assertThat(changes.availablePermits()).isZero();
  }

  @Test
  void consul_ends_isToldAtOnce() throws InterruptedException {
    watching();
    server.stop(0);

    assertThat(changes.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
  }

  private void watching() throws InterruptedException {
    watch.resume();
    hashes.add("a1");
    assertThat(query()).isEqualTo("null");
    assertThat(query()).contains("hash=a1");
  }

  private String query() throws InterruptedException {
    return String.valueOf(queries.poll(10, TimeUnit.SECONDS));
  }
}
