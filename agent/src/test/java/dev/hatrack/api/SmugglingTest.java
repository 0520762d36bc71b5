package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that two programs could read in two ways: a proxy as one, the agent as two. They are
/// refused, and the connection ends with them (RFC 9112, section 11.2).
@Timeout(60)
class SmugglingTest {
  private static final String HIDDEN =
      "GET /hat HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.1 \\d{3}");

  private final RunningApi api = new RunningApi(true);

  @AfterEach
  void stop() {
    api.close();
  }

  private static String put(String headers, String body) {
    return """
    PUT /hat/leds HTTP/1.1\r
    Host: localhost\r
    Content-Type: application/json\r
    %s\
    \r
    %s\
    """
        .formatted(headers, body);
  }

  private void refusedOnce(String request) throws IOException {
    String answer = RawClient.answer(api, request);

    assertThat(answer).matches("(?s)HTTP/1\\.1 (400|501) .*");
    assertThat(ANSWER.matcher(answer).results()).hasSize(1);
    assertThat(api.get("/hat/leds").json().path("claims")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5, 6\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: -5\r\n",
        "Content-Length: 0x5\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Content-Length : 5\r\n",
        "X-One: 1\r\n Content-Length: 5\r\n",
        "Content-Length:\r\n 5\r\n",
        "Host: localhost\r\n",
        "Na\u0000me: x\r\n",
        "Name: x\u0000y\r\n"
      })
  void aHeadOfTwoMeanings_isRefused_andWhatIsBehindItIsNotRead(String headers) throws IOException {
    refusedOnce(put(headers, "0\r\n\r\n" + HIDDEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\n", "-1\r\n", "ffffffffffffffffff\r\n"})
  void aChunkWithoutALength_isRefused(String chunk) throws IOException {
    refusedOnce(put("Transfer-Encoding: chunked\r\n", chunk + HIDDEN));
  }

  /// A line that ends in a line feed alone is a line to some and none to others.
  @Test
  void linesThatEndInALineFeedAlone_areRefused() throws IOException {
    refusedOnce("PUT /hat/leds HTTP/1.1\nHost: localhost\n\n" + HIDDEN);
  }

  @Test
  void anAbsoluteTargetOfAnotherHost_isRefused() throws IOException {
    String answer =
        RawClient.answer(
            api,
            """
            GET http://attacker.example/hat HTTP/1.1\r
            Host: localhost\r
            Connection: close\r
            \r
            """);

    assertThat(answer).matches("(?s)HTTP/1\\.1 40[03] .*");
  }

  @Test
  void withoutAHost_nothingIsServed() throws IOException {
    assertThat(RawClient.answer(api, "GET /hat HTTP/1.1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
    assertThat(RawClient.answer(api, "GET /hat HTTP/1.0\r\n\r\n"))
        .matches("(?s)HTTP/1\\.[01] 40[03] .*");
  }

  @Test
  void manyHeaders_areTooMany() throws IOException {
    String many = "X: y\r\n".repeat(5_000);

    assertThat(RawClient.answer(api, "GET /hat HTTP/1.1\r\nHost: localhost\r\n" + many + "\r\n"))
        .startsWith("HTTP/1.1 431");
  }

  @Test
  void aTargetWithoutEnd_isTooLong() throws IOException {
    assertThat(
            RawClient.answer(
                api, "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 414");
  }
}
