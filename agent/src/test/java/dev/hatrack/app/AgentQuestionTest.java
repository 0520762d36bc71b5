package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
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

  /// Something that answers `/health` on a port of its own.
  static final class Answering implements AutoCloseable {
    private final HttpServer server;

    Answering(int status) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/health",
          exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
          });
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    String url() {
      return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
