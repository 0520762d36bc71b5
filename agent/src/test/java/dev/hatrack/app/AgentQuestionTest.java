package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.hatrack.testing.Authority;
import dev.hatrack.tls.RenewedPair;
import dev.hatrack.tls.ServerFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(90)
class AgentQuestionTest {
  @ParameterizedTest
  @ValueSource(ints = {200, 503})
  void ask_anAgentInWhateverHealth_isContent(int status) throws IOException {
    try (Answering agent = new Answering(status)) {
      assertThat(new AgentQuestion(agent.url(), Optional.empty()).ask()).isEmpty();
    }
  }

  @Test
  void ask_anotherProgram_saysWhatItAnswered() throws IOException {
    try (Answering other = new Answering(404)) {
      assertThatThrownBy(() -> new AgentQuestion(other.url(), Optional.empty()).ask())
          .isInstanceOf(IOException.class)
          .hasMessage("something answers /health with 404: not an agent");
    }
  }

  @Test
  void ask_nobody_saysSo() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThatThrownBy(() -> new AgentQuestion("http://127.0.0.1:" + free, Optional.empty()).ask())
        .isInstanceOf(IOException.class)
        .hasMessage("nobody listens there");
  }

  @Test
  void ask_overTls_takesItsOwnCertificateAndNoOther(@TempDir Path directory) throws IOException {
    Authority authority = new Authority(directory);
    ServerFiles own = authority.issue("dns:of.no.importance");
    try (Answering agent = new Answering(200, own)) {
      assertThat(new AgentQuestion(agent.url(), Optional.of(own)).ask()).isEmpty();

      ServerFiles renewed = authority.issue();
      assertThatThrownBy(() -> new AgentQuestion(agent.url(), Optional.of(renewed)).ask())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another certificate is served than the one in");
    }
  }

  /// Something that answers `/health` on a port of its own.
  static final class Answering implements AutoCloseable {
    private static final InetSocketAddress ANY_PORT =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final HttpServer server;
    private final String scheme;

    Answering(int status) throws IOException {
      this("http", HttpServer.create(ANY_PORT, 0), status);
    }

    Answering(int status, ServerFiles tls) throws IOException {
      this("https", secured(tls), status);
    }

    private Answering(String scheme, HttpServer server, int status) {
      this.scheme = scheme;
      this.server = server;
      server.createContext(
          "/health",
          exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
          });
      server.start();
    }

    private static HttpsServer secured(ServerFiles tls) throws IOException {
      HttpsServer server = HttpsServer.create(ANY_PORT, 0);
      server.setHttpsConfigurator(
          new HttpsConfigurator(new RenewedPair(tls, InstantSource.system()).context()));
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor()); // a handshake waits
      return server;
    }

    int port() {
      return server.getAddress().getPort();
    }

    String url() {
      return scheme + "://127.0.0.1:" + port();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
