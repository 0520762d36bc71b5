package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A page of somebody else's in the owner's browser, which reaches the agent where the attacker
/// does not. The agent is open, so that only what browsers say of a request is in the way.
@Timeout(60)
class BrowserAttacksTest {
  private static final String HANDSHAKE =
      """
      GET /hat/leds/stream HTTP/1.1\r
      Host: %s\r
      %s\
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      \r
      """;

  private final RunningApi api = new RunningApi(true);

  @AfterEach
  void stop() {
    api.close();
  }

  private static void refused(RunningApi.Answer answer) {
    assertThat(answer.status).isEqualTo(403);
    assertThat(answer.detail()).isNotBlank();
  }

  private void nothingWasDrawn() {
    assertThat(api.get("/hat/leds").json().path("claims")).isEmpty();
  }

  /// attacker.example has its own address first and 127.0.0.1 later, so for the browser the agent
  /// is of the page's own origin.
  @Test
  void dnsRebinding_readsNothingAndDrawsNothing() throws IOException {
    for (String path : List.of("/", "/hat", "/hat/leds", "/metrics", "/openapi.json")) {
      String request =
          "GET %s HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n".formatted(path);
      assertThat(RawClient.answer(api, request)).as(path).startsWith("HTTP/1.1 403");
    }
    assertThat(RawClient.head(api, HANDSHAKE.formatted("attacker.example", "")))
        .startsWith("HTTP/1.1 403");
    nothingWasDrawn();
  }

  /// A form needs no permission to be sent, in one of three media types.
  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void aForm_isRefusedByItsOrigin_andWithoutOneByItsType(String type) throws IOException {
    String body = "{\"text\": \"owned\"}";
    String request =
        """
        POST /hat/leds/text HTTP/1.1\r
        Host: localhost\r
        %s\
        Content-Type: %s\r
        Content-Length: %d\r
        Connection: close\r
        \r
        %s\
        """;

    String origin = "Origin: https://attacker.example\r\n";
    assertThat(RawClient.answer(api, request.formatted(origin, type, body.length(), body)))
        .startsWith("HTTP/1.1 403");
    assertThat(RawClient.answer(api, request.formatted("", type, body.length(), body)))
        .startsWith("HTTP/1.1 415");
    nothingWasDrawn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "http://127.0.0.1:1", "https://127.0.0.1", "http://evil", "x"})
  void aWriteOfAnotherOrigin_isRefused(String origin) {
    refused(api.put("/hat/leds", RunningApi.frame(1), "Origin", origin));
    refused(api.delete("/hat/leds", "Origin", origin));
    nothingWasDrawn();
  }

  /// Some requests carry no Origin; browsers say where they are from all the same.
  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void aWriteThatTheBrowserCallsForeign_isRefused(String site) {
    refused(api.put("/hat/leds", RunningApi.frame(1), "Sec-Fetch-Site", site));
    nothingWasDrawn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "none"})
  void ourOwnPage_andAPersonsAddressBar_areServed(String site) {
    assertThat(api.put("/hat/leds", RunningApi.frame(1), "Sec-Fetch-Site", site).status)
        .isEqualTo(200);
  }

  /// There are 64 streams; pages with as many pictures must not take them.
  @ParameterizedTest
  @ValueSource(strings = {"/hat/sensors/stream", "/hat/buttons/stream", "/hat/eink/stream"})
  void aStreamForAnotherOrigin_isRefused(String path) {
    refused(api.get(path, "Sec-Fetch-Site", "cross-site"));
    refused(api.get(path, "Origin", "https://attacker.example"));
  }

  /// A preflight asks whether a page may do more than a form could. Nobody says yes.
  @Test
  void aPreflight_isGivenNoPermission() throws IOException {
    String answer =
        RawClient.answer(
            api,
            """
            OPTIONS /hat/leds HTTP/1.1\r
            Host: localhost\r
            Origin: https://attacker.example\r
            Access-Control-Request-Method: PUT\r
            Connection: close\r
            \r
            """);

    assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Access-Control-Allow");
  }

  @Test
  void reading_givesOtherOriginsNoPermissionToSee() {
    RunningApi.Answer answer = api.get("/hat", "Origin", "https://attacker.example");

    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  /// Browsers open WebSockets to everywhere, and only say from where.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://attacker.example\r\n",
        "Origin: null\r\n",
        "Sec-Fetch-Site: cross-site\r\n"
      })
  void aWebSocketFromAnotherOrigin_isNotOpened(String header) throws IOException {
    assertThat(RawClient.head(api, HANDSHAKE.formatted("localhost", header)))
        .startsWith("HTTP/1.1 403")
        .contains("application/problem+json");
  }

  @Test
  void thePage_cantBeFramed_andLoadsNothingFromElsewhere() {
    RunningApi.Answer page = api.get("/");

    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'self'")
        .contains("frame-ancestors 'none'");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }
}
