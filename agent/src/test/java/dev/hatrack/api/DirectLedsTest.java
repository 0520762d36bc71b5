package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures have a short way through the server and a long one. Nobody can tell which one answered.
@Timeout(60)
class DirectLedsTest {
  private static final String JSON = "Content-Type: application/json\r\n";

  private final RunningApi api = new RunningApi(false);

  @AfterEach
  void stop() {
    api.close();
  }

  private static String head(String method, String target, String headers) {
    return method + " " + target + " HTTP/1.1\r\n" + headers + "Connection: close\r\n";
  }

  /// What tells one answer from another, but for the moment that it was given.
  private static List<String> told(String answer) {
    return answer
        .replaceAll("\"expires\":\"[^\"]*\"", "\"expires\":\"…\"")
        .lines()
        .filter(line -> !line.startsWith("Date:"))
        .map(line -> line.contains(": ") ? line.toLowerCase(Locale.ROOT) : line)
        .sorted()
        .toList();
  }

  /// Of one length that is told takes the short way, in chunks the long one.
  private void putBothWays(String target, String headers, String body) throws IOException {
    String direct =
        RawClient.answer(
            api,
            head("PUT", target, headers)
                + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body));
    String chunked =
        RawClient.answer(
            api,
            head("PUT", target, headers)
                + "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
                    .formatted(body.length(), body));

    assertThat(told(direct)).isNotEmpty().isEqualTo(told(chunked));
  }

  /// `GET` takes the short way, `HEAD` the long one.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/hat/leds | Host: localhost",
        "/hats/colour-leds/leds | Host: localhost",
        "/hat/leds?scale=2 | Accept: image/png",
        "/hat/leds?scale=99 | Host: localhost",
        "/hat/leds?what | Host: localhost",
        "/hats/no-such-board/leds | Host: localhost",
        "/hats/colour-leds/leds | Accept: text/plain",
        "/hat/leds | Host: evil.example"
      })
  void whatIsRead_hasTheSameHeadOnBothWays(String target, String header) throws IOException {
    String headers = (header.startsWith("Host") ? "" : "Host: localhost\r\n") + header + "\r\n";

    List<String> direct =
        told(headOf(RawClient.answer(api, head("GET", target, headers) + "\r\n")));
    List<String> servlet =
        told(headOf(RawClient.answer(api, head("HEAD", target, headers) + "\r\n")));

    assertThat(direct).isNotEmpty().isEqualTo(servlet);
  }

  private static String headOf(String answer) {
    return answer.substring(0, answer.indexOf("\r\n\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer alice\r\n",
        "Authorization: Bearer nobody\r\n",
        "Authorization: Basic YWxpY2U6\r\n",
        "",
        "Authorization: Bearer carol\r\n",
        "Authorization: Bearer alice\r\nOrigin: https://evil.example\r\n",
        "Authorization: Bearer alice\r\nSec-Fetch-Site: cross-site\r\n",
        "Authorization: Bearer alice\r\nContent-Encoding: gzip\r\n"
      })
  void aPicture_isTakenOrRefusedTheSameOnBothWays(String headers) throws IOException {
    putBothWays("/hat/leds", "Host: localhost\r\n" + JSON + headers, RunningApi.frame(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"pixels\": 3}",
        "{\"pixels\": [[1]]}",
        "{\"dots\": []}",
        "{\"pixels\": [], \"pixels\": []}"
      })
  void aPictureThatIsNone_isRefusedInTheSameWordsOnBothWays(String body) throws IOException {
    putBothWays("/hat/leds", "Host: localhost\r\nAuthorization: Bearer alice\r\n" + JSON, body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/hat/leds?priority=101",
        "/hat/leds?priority=40&ttl=5s&exclusive=true",
        "/hat/leds?brightness=2",
        "/hat/leds?ttl=%zz",
        "/hats/scroll-phat-hd/leds",
        "/hats/no-such-board/leds",
        "/hats/colour-leds/leds"
      })
  void terms_areReadTheSameOnBothWays(String target) throws IOException {
    putBothWays(
        target, "Host: localhost\r\nAuthorization: Bearer alice\r\n" + JSON, RunningApi.frame(7));
  }

  @Test
  void whatIsNoPicture_isRefusedTheSameOnBothWays() throws IOException {
    putBothWays(
        "/hat/leds",
        "Host: localhost\r\nAuthorization: Bearer alice\r\nContent-Type: text/plain\r\n",
        "hello");
  }

  /// Refused before it was read: what is left of it must not be taken for a request.
  @Test
  void theBodyOfARefusedPicture_isNoRequest() throws IOException {
    String hidden = "GET /hat HTTP/1.1\r\nHost: localhost\r\n\r\n";

    String answer =
        RawClient.answer(
            api,
            "PUT /hat/leds HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %d\r\n\r\n%s"
                .formatted(JSON, 100_000, hidden));

    assertThat(answer).startsWith("HTTP/1.1 401 ").containsOnlyOnce("HTTP/1.1");
  }

  @Test
  void picturesOneBehindTheOther_areAllAnsweredInOrder() throws IOException {
    String body = RunningApi.frame(3);
    String put =
        "PUT /hat/leds HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer alice\r\n%sContent-Length: %d\r\n\r\n%s"
            .formatted(JSON, body.length(), body);
    String get = "GET /hat/leds HTTP/1.1\r\nHost: localhost\r\n\r\n";

    String answers =
        RawClient.answer(
            api, put + get + put + get + head("GET", "/hat", "Host: localhost\r\n") + "\r\n");

    assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(6);
    assertThat(answers.lines().filter(line -> line.startsWith("{")))
        .extracting(line -> line.contains("\"pixels\""), line -> line.contains("\"boards\""))
        .hasSize(5);
  }

  /// It may be Nomad that is asked, and takes its time.
  @Test
  void aPictureWhoseSenderIsAskedAbout_holdsNobodyUp() throws IOException {
    String body = RunningApi.frame(3);
    try (RawClient slow = new RawClient(api)) {
      slow.send(
          "PUT /hat/leds HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer slow\r\n%sContent-Length: %d\r\n\r\n%s"
              .formatted(JSON, body.length(), body));
      api.callers.awaitQuestion();

      assertThat(api.get("/hat/leds").status).isEqualTo(200);
      assertThat(api.put("/hat/leds", body, "Authorization", "Bearer alice").status).isEqualTo(200);

      api.callers.answer();
      assertThat(slow.head()).startsWith("HTTP/1.1 401 ");
    }
  }

  /// What has come of it is taken at once, and the rest when it comes.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 60, 150})
  void aPictureThatComesInTwoPieces_isTakenWhole(int first) throws IOException {
    String body = RunningApi.frame(3);
    try (RawClient client = new RawClient(api)) {
      client.send(
          "PUT /hat/leds HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer alice\r\n%sContent-Length: %d\r\n\r\n%s"
              .formatted(JSON, body.length(), body.substring(0, first)));

      assertThat(api.get("/hat/leds").json().path("claims")).isEmpty();
      client.send(body.substring(first));

      assertThat(client.head()).startsWith("HTTP/1.1 200 ");
      assertThat(api.get("/hat/leds").json().path("pixels").path(6).path(16).asInt()).isEqualTo(3);
    }
  }

  @Test
  void bothWays_areCountedUnderTheSameRoute() {
    api.get("/hats/scroll-phat-hd/leds");
    api.put("/hat/leds", RunningApi.frame(1), "Authorization", "Bearer alice");

    assertThat(new String(api.get("/metrics").body, StandardCharsets.UTF_8))
        .contains(
            "hat_http_request_duration_seconds_count{method=\"GET\",route=\"/hats/{board}/leds\",status=\"200\"}"
                + " 1",
            "hat_http_request_duration_seconds_count{method=\"PUT\",route=\"/hat/leds\",status=\"200\"}"
                + " 1");
  }
}
