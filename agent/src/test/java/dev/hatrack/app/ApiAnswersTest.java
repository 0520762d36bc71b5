package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ApiAnswersTest {
  @Test
  void complaint_itAnswers_none() throws IOException {
    try (var agent = new AgentQuestionTest.Answering(200);
        var answers = new ApiAnswers(listeningOn("127.0.0.1", agent.port()))) {
      assertThat(answers.complaint()).isEmpty();
    }
  }

  @Test
  void complaint_listensOnEveryAddress_isAskedOnLoopback() throws IOException {
    try (var agent = new AgentQuestionTest.Answering(200);
        var answers = new ApiAnswers(listeningOn("0.0.0.0", agent.port()))) {
      assertThat(answers.complaint()).isEmpty();
    }
  }

  @Test
  void complaint_itIsBroken_saysSo() throws IOException {
    try (var agent = new AgentQuestionTest.Answering(500);
        var answers = new ApiAnswers(listeningOn("127.0.0.1", agent.port()))) {
      assertThat(answers.complaint())
          .contains("the API answers http://127.0.0.1:%d/health with 500".formatted(agent.port()));
    }
  }

  @Test
  void complaint_itListensAndNeverAnswers_saysSo() throws IOException {
    try (var hanging = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var answers = new ApiAnswers(listeningOn("127.0.0.1", hanging.getLocalPort()))) {
      assertThat(answers.complaint())
          .hasValueSatisfying(why -> assertThat(why).startsWith("the API does not answer http://"));
    }
  }

  private static URI listeningOn(String address, int port) {
    return URI.create("http://%s:%d".formatted(Reachable.here(address), port));
  }
}
