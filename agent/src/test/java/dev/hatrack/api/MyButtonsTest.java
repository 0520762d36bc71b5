package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `GET /hat/buttons/stream?mine=true`.
@Timeout(20)
class MyButtonsTest {
  private static final String MINE = "/hat/buttons/stream?mine=true";
  private static final String[] BOB = {"Authorization", "Bearer bob"};
  private static final String[] ALICE = {"Authorization", "Bearer alice"};

  private final RunningApi api = new RunningApi(false);

  @AfterEach
  void stop() {
    api.close();
  }

  /// Each button is pressed once and stays down: letting it go at once would be taken for a bounce.
  private void press(String button) {
    assertThat(
            api.put(
                    "/hats/scroll-hat-mini/simulation",
                    "{\"buttons\": {\"%s\": true}}".formatted(button),
                    ALICE)
                .status)
        .isEqualTo(200);
  }

  @Test
  void presses_areHeardByWhoeverIsOnTop() throws Exception {
    try (Events mine = new Events(api, MINE, BOB)) {
      assertThat(mine.line()).isEqualTo(": buttons of scroll-hat-mini");
      press("A");
      api.put("/hat/leds?priority=10", RunningApi.frame(1), BOB);
      press("B");
      api.put("/hat/leds?priority=60", RunningApi.frame(2), ALICE);
      press("X");
      api.delete("/hat/leds", ALICE);
      press("Y");

      assertThat(mine.data().path("button").asText()).isEqualTo("B");
      assertThat(mine.data().path("button").asText()).isEqualTo("Y");
    }
  }

  @Test
  void anIdentityThatEnds_hearsNothingMore() throws Exception {
    api.put("/hat/leds", RunningApi.frame(1), BOB);
    try (Events mine = new Events(api, MINE, BOB)) {
      assertThat(mine.line()).startsWith(":");
      api.callers.forget("bob");
      press("A");

      assertThat(mine.line()).isEqualTo(": this stream ends: a token is needed");
    }
  }

  @Test
  void withoutAnIdentity_nothingIsOnesOwn() {
    assertThat(api.get(MINE).status).isEqualTo(401);
    assertThat(api.get("/hat/buttons/stream?mine=yes", BOB).status).isEqualTo(400);
    assertThat(api.get(MINE, "Authorization", "Bearer carol").status).isEqualTo(403);
  }
}
