package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may do what, and who is not even listened to.
class GuardTest {
  @Test
  void writes_needAnIdentity() {
    try (RunningApi api = new RunningApi(false)) {
      RunningApi.Answer answer = api.put("/hat/leds", RunningApi.frame(1));

      assertThat(answer.status).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
      assertThat(answer.detail()).isEqualTo("a token is needed");
      assertThat(api.delete("/hat/leds").status).isEqualTo(401);
      assertThat(api.post("/hat/leds/text", "{\"text\": \"x\"}").status).isEqualTo(401);
      assertThat(api.put("/hats/scroll-hat-mini/simulation", "{\"fault\": \"stuck\"}").status)
          .isEqualTo(401);
      assertThat(api.get("/hat/leds").status).isEqualTo(200);
    }
  }

  @Test
  void aBoardThatIsNotTheirs_isForbidden() {
    try (RunningApi api = new RunningApi(false)) {
      RunningApi.Answer answer =
          api.put("/hat/leds", RunningApi.frame(1), "Authorization", "Bearer carol");

      assertThat(answer.status).isEqualTo(403);
      assertThat(answer.detail()).contains("scroll-phat-hd");
    }
  }

  @Test
  void aPriorityAboveTheirs_isForbidden_andLeftOpenItIsTheirHighest() {
    try (RunningApi api = new RunningApi(false)) {
      RunningApi.Answer above =
          api.put("/hat/leds?priority=41", RunningApi.frame(1), "Authorization", "Bearer bob");
      RunningApi.Answer open =
          api.put("/hat/leds", RunningApi.frame(1), "Authorization", "Bearer bob");

      assertThat(above.status).isEqualTo(403);
      assertThat(above.detail()).contains("at most 40");
      assertThat(open.json().at("/claim/priority").asInt()).isEqualTo(40);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "127.0.0.1:99, 200",
    "[::1]:7070, 200",
    "pi.office, 200",
    "PI.OFFICE:7070, 200",
    "evil.example, 403",
    "192.168.1.9, 403",
    "localhost.evil.example, 403"
  })
  void onLoopback_onlyOurOwnNamesAreServed(String host, int status) throws IOException {
    try (RunningApi api = new RunningApi(true)) {
      assertThat(raw(api, "GET /hat HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 " + status);
    }
  }

  private static String raw(RunningApi api, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.uri("/").getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void writesFromAnotherOrigin_areRefused_andFromOurPageAreNot() {
    try (RunningApi api = new RunningApi(true)) {
      RunningApi.Answer foreign =
          api.put("/hat/leds", RunningApi.frame(1), "Origin", "https://evil.example");
      String ours = "http://127.0.0.1:" + api.uri("/").getPort();

      assertThat(foreign.status).isEqualTo(403);
      assertThat(api.put("/hat/leds", RunningApi.frame(1), "Origin", "null").status).isEqualTo(403);
      assertThat(api.put("/hat/leds", RunningApi.frame(1), "Origin", ours).status).isEqualTo(200);
    }
  }

  @Test
  void anotherAddressThanLoopback_mustBeWantedInWords() {
    assertThatThrownBy(() -> new HttpConfig("0.0.0.0", 7070, false, List.of()))
        .hasMessageContaining("http.insecure: true");
    assertThat(new HttpConfig("0.0.0.0", 7070, true, List.of()).loopback()).isFalse();
  }

  @Test
  void open_isForLoopbackOnly() {
    HttpConfig everywhere = new HttpConfig("0.0.0.0", 0, true, List.of());

    assertThatThrownBy(() -> new RunningApi(true, everywhere))
        .hasMessageContaining("auth.mode: nomad");
  }

  @Test
  void onAnotherAddress_readingButtonsNeedsAnIdentity() {
    try (RunningApi api = new RunningApi(false, new HttpConfig("0.0.0.0", 0, true, List.of()))) {
      assertThat(api.get("/hat/buttons").status).isEqualTo(401);
      assertThat(api.get("/hat/buttons/stream").status).isEqualTo(401);
      assertThat(api.get("/hat/buttons", "Authorization", "Bearer bob").status).isEqualTo(200);
      assertThat(api.get("/hat/leds").status).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /%ff%fe HTTP/1.1 | 400",
        "GET /hats/..%2f..%2fetc/leds HTTP/1.1 | 404",
        "NONSENSE | 400"
      })
  void whatTheServerItselfRefuses_isAProblemDocumentToo(String line, int status)
      throws IOException {
    try (RunningApi api = new RunningApi(true)) {
      assertThat(raw(api, line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 " + status)
          .contains("application/problem+json");
    }
  }

  @Test
  void headersThatAreTooLarge_areRefused() throws IOException {
    try (RunningApi api = new RunningApi(true)) {
      String large = "X-Large: " + "x".repeat(20_000);
      assertThat(raw(api, "GET /hat HTTP/1.1\r\nHost: localhost\r\n" + large + "\r\n\r\n"))
          .startsWith("HTTP/1.1 431");
    }
  }

  @Test
  void head_isAnsweredAsGetIs_withoutTheBody() throws IOException {
    try (RunningApi api = new RunningApi(true)) {
      String end = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

      assertThat(raw(api, "HEAD /hat/leds" + end))
          .startsWith("HTTP/1.1 200")
          .contains("application/json")
          .endsWith("\r\n\r\n");
      assertThat(raw(api, "HEAD /hats/unicorn/leds" + end)).startsWith("HTTP/1.1 404");
      assertThat(raw(api, "HEAD /hat/buttons/stream" + end)).startsWith("HTTP/1.1 405");
    }
  }

  @Test
  void whatBreaksInsideUs_isAProblemDocumentThatTellsNothing() {
    try (RunningApi api = new RunningApi(false)) {
      RunningApi.Answer answer =
          api.put("/hat/leds", RunningApi.frame(1), "Authorization", "Bearer broken");

      assertThat(answer.status).isEqualTo(500);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.detail()).isEqualTo("the agent's log says what went wrong");
    }
  }
}
