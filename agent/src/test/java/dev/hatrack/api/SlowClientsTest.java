package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients that open connections and then dawdle, to be in everybody's way.
@Timeout(120)
class SlowClientsTest {
  private static final String HALF_A_HEAD = "GET /hat HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
  private static final Duration STEP = Duration.ofMillis(500);

  private final RunningApi api = new RunningApi(true);
  private final List<RawClient> dawdlers = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    for (RawClient dawdler : dawdlers) {
      dawdler.close();
    }
    api.close();
  }

  private RawClient dawdler() throws IOException {
    RawClient dawdler = new RawClient(api).send(HALF_A_HEAD);
    dawdlers.add(dawdler);
    return dawdler;
  }

  @Test
  void moreThanThereIsRoomFor_makeRoomForWhoeverAsksInTime() throws IOException {
    RawClient first = new RawClient(api).send("HEAD /hat HTTP/1.1\r\nHost: localhost\r\n\r\n");
    dawdlers.add(first);
    assertThat(first.head()).as("it is the first").startsWith("HTTP/1.1 200");
    first.send(HALF_A_HEAD);
    for (int more = 0; more < Doorkeeper.MOST + 20; more++) {
      dawdler();
    }

    assertThat(api.get("/hat").status).isEqualTo(200);
    assertThat(first.ended(Duration.ofSeconds(5))).as("the first one is sent away").isTrue();
  }

  @Test
  void aHeadThatDrips_isCutOffHoweverSteadily() throws IOException {
    RawClient slow = dawdler();

    int drips = 0;
    while (!slow.ended(STEP) && slow.sendWhileTaken(new byte[] {'x'}, 1) && drips < 120) {
      drips++;
    }

    assertThat(drips).as("half seconds that it took").isLessThan(80);
  }

  @Test
  void aBodyThatStalls_isToldSo_longBeforeAConnectionCountsAsIdle() throws IOException {
    try (RawClient stalling = new RawClient(api)) {
      stalling.send(
          """
          PUT /hat/leds HTTP/1.1\r
          Host: localhost\r
          Content-Type: application/json\r
          Content-Length: 500\r
          \r
          {"pixels":\
          """);
      stalling.patience(ApiServer.IDLE.minusSeconds(5));

      assertThat(stalling.head()).startsWith("HTTP/1.1 408").contains("Connection: close");
    }
  }

  /// More of them than the server has threads that read: a refusal waits for what was announced.
  @Test
  void refusedReaders_whoAnnounceMoreThanTheySend_areInNobodysWay() throws IOException {
    List<RawClient> refused = new ArrayList<>();
    for (int client = 0; client < 16; client++) {
      RawClient dawdler = new RawClient(api);
      dawdlers.add(dawdler);
      refused.add(
          dawdler.send(
              "GET /hat/leds HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 9\r\n\r\n"));
    }

    assertThat(api.get("/hat/leds").status).isEqualTo(200);

    assertThat(refused).noneMatch(RawClient::hasAnswer);
    assertThat(refused.getFirst().head()).startsWith("HTTP/1.1 403");
  }

  @Test
  void aConnectionThatIsKept_isAnsweredAgain() throws IOException {
    String body = RunningApi.frame(3);
    try (RawClient client = new RawClient(api)) {
      for (int request = 0; request < 3; request++) {
        client.send(
            """
            PUT /hat/leds HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            Content-Length: %d\r
            \r
            %s\
            """
                .formatted(body.length(), body));
        String head = client.head();
        assertThat(head).startsWith("HTTP/1.1 200");
        client.skip(length(head));
      }
    }
  }

  private static int length(String head) {
    String name = "Content-Length: ";
    return head.lines()
        .filter(line -> line.startsWith(name))
        .map(line -> Integer.parseInt(line.substring(name.length())))
        .findFirst()
        .orElseThrow();
  }
}
