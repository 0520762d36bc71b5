package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who changed what, from where, is in the log: whatever way there is to change something.
@Timeout(60)
class AuditTest {
  private static final String[] ALICE = {"Authorization", "Bearer alice"};
  private static final String[] BOB = {"Authorization", "Bearer bob"};

  private final PrintStream before = System.err;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final RunningApi api = new RunningApi(false);

  AuditTest() {
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    System.setErr(before);
    api.close();
  }

  private List<String> audit() {
    return log.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("audit: "))
        .map(line -> line.substring(line.indexOf("audit: ")))
        .toList();
  }

  @Test
  void aFrame_namesWhoFromWhereAndOnWhatTerms_andItsEnd() {
    api.put("/hat/leds?priority=70&ttl=20s&exclusive=true", RunningApi.frame(1), ALICE);
    api.put("/hat/leds?priority=70&ttl=20s&exclusive=true", RunningApi.frame(2), ALICE);
    api.delete("/hat/leds", ALICE);

    assertThat(audit())
        .containsExactly(
            "audit: token/alice has claimed leds of scroll-hat-mini from 127.0.0.1: priority 70,"
                + " for 20.0 s, exclusively",
            "audit: the claim of token/alice on leds of scroll-hat-mini has ended: its holder ended"
                + " it");
  }

  @Test
  void aText_isAClaim() {
    api.post("/hat/leds/text", "{\"text\": \"hello\"}", BOB);

    assertThat(audit())
        .singleElement()
        .asString()
        .startsWith("audit: token/bob has claimed leds of scroll-hat-mini from 127.0.0.1");
  }

  @Test
  void aPage_isAClaimOnEink_andSoIsItsEnd() {
    api.put("/hat/eink", "{\"text\": \"hello\"}", ALICE);
    api.delete("/hat/eink", ALICE);

    assertThat(audit()).hasSize(2);
    assertThat(audit().getFirst())
        .startsWith("audit: token/alice has claimed eink of " + paper() + " from 127.0.0.1");
    assertThat(audit().getLast()).contains("token/alice on eink").contains("has ended");
  }

  private String paper() {
    return api.get("/hat/eink").json().path("board").asText();
  }

  /// A line for each change of hands, since a dial that is turned makes many requests.
  @Test
  void theControlsOfASimulatedBoard_nameWhoeverTakesThem() {
    String path = "/hats/scroll-hat-mini/simulation";
    for (int turn = 0; turn < 5; turn++) {
      api.put(path, "{\"buttons\": {\"A\": true}}", ALICE);
    }
    api.put(path + "/recording", "{\"state\": \"idle\"}", BOB);

    assertThat(audit())
        .containsExactly(
            "audit: the controls of the simulated scroll-hat-mini are worked by token/alice from"
                + " 127.0.0.1",
            "audit: the controls of the simulated scroll-hat-mini are worked by token/bob from"
                + " 127.0.0.1");
  }

  @Test
  void whatWasRefused_changedNothing_andIsNoLine() {
    api.put("/hat/leds", RunningApi.frame(1));
    api.put("/hat/leds?priority=99", RunningApi.frame(1), BOB);

    assertThat(audit()).isEmpty();
  }
}
