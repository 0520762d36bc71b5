package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Paths that want out of what is served: to files of the machine, to others of the jar, or past a
/// check under another spelling.
@Timeout(60)
class PathTricksTest {
  private final RunningApi api = new RunningApi(false);

  @AfterEach
  void stop() {
    api.close();
  }

  private String get(String target) throws IOException {
    return RawClient.answer(
        api, "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../../../etc/passwd",
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/%252e%252e/etc/passwd",
        "/..;/..;/etc/passwd",
        "/..\\..\\etc\\passwd",
        "/..%5c..%5cetc%5cpasswd",
        "/%c0%ae%c0%ae/etc/passwd",
        "//etc/passwd",
        "/web/index.html",
        "/index.html",
        "/page.js%00.html",
        "/page.js%2f",
        "/simplelogger.properties",
        "/META-INF/MANIFEST.MF",
        "/dev/hatrack/app/Main.class",
        "/WEB-INF/web.xml",
        "/tasks/../openapi.json%00",
        "/tasks/%2e%2e%2fopenapi.json",
        "/tasks/hat-tasks.jar/x",
        "/tasks/",
        "/hats/%00/leds",
        "/hat/eink/pages/..%2f..%2fleds",
        "/hat/sensors/%2e%2e%2fleds",
        "/health/..%2f/leds",
        "hat"
      })
  void aPathThatWantsOut_getsAProblemAndNoFile(String target) throws IOException {
    assertThat(get(target))
        .matches("(?s)HTTP/1\\.1 40[04] .*")
        .contains("application/problem+json")
        .doesNotContain("root:", "<html", "Main-Class", "defaultLogLevel");
  }

  /// The guards must see what the router sees.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/HAT/LEDS",
        "/hat/leds/",
        "//hat/leds",
        "/hat;x=y/leds",
        "/hat/leds;jsessionid=1",
        "/%68at/leds",
        "/x/../hat/leds",
        "/hat/%2e/leds"
      })
  void aWriteInAnotherSpelling_needsAnIdentityAllTheSame(String target) throws IOException {
    String body = RunningApi.frame(9);
    String answer =
        RawClient.answer(
            api,
            """
            PUT %s HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            Content-Length: %d\r
            Connection: close\r
            \r
            %s\
            """
                .formatted(target, body.length(), body));

    assertThat(answer).matches("(?s)HTTP/1\\.1 40[0145] .*");
    assertThat(api.get("/hat/leds").json().path("claims")).isEmpty();
  }
}
