package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.access.Caller;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Holder;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What somebody may do whose rights are for a part of what there is.
@Timeout(60)
class RightsTest {
  private static final String[] PAGES = {"Authorization", "Bearer pages"};
  private static final String[] LIGHTS = {"Authorization", "Bearer lights"};

  private final RunningApi api =
      new RunningApi(false, new HttpConfig("0.0.0.0", 0, true, java.util.List.of()));

  @BeforeEach
  void twoCallers() {
    api.callers.meet("pages", caller("pages", Capability.EINK));
    api.callers.meet("lights", caller("lights", Capability.LEDS));
  }

  private static Caller caller(String name, Capability capability) {
    return new Caller(new Holder.NamedToken(name), Set.of(), Set.of(capability), 60);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aCapabilityOfTheirs_isUsed() {
    assertThat(api.put("/hat/leds", RunningApi.frame(1), LIGHTS).status).isEqualTo(200);
    assertThat(api.post("/hat/leds/text", "{\"text\": \"x\"}", LIGHTS).status).isEqualTo(200);
    assertThat(api.put("/hat/eink", "{\"text\": \"x\"}", PAGES).status).isEqualTo(202);
  }

  @Test
  void aCapabilityThatIsNotTheirs_isForbidden_andTheyAreToldWhatIs() {
    RunningApi.Answer answer = api.put("/hat/leds", RunningApi.frame(1), PAGES);

    assertThat(answer.status).isEqualTo(403);
    assertThat(answer.detail())
        .isEqualTo(
            "token/pages may not use leds of scroll-hat-mini; it may use eink of every board");
    assertThat(api.post("/hat/leds/text", "{\"text\": \"x\"}", PAGES).status).isEqualTo(403);
    assertThat(api.delete("/hat/leds", PAGES).status).isEqualTo(403);
    assertThat(api.put("/hat/eink", "{\"text\": \"x\"}", LIGHTS).status).isEqualTo(403);
    assertThat(api.delete("/hat/eink", LIGHTS).status).isEqualTo(403);
  }

  @Test
  void buttons_areHeardByWhoeverMayUseButtons() {
    api.callers.meet("ears", caller("ears", Capability.BUTTONS));

    assertThat(api.get("/hat/buttons", LIGHTS).status).isEqualTo(403);
    assertThat(api.get("/hat/buttons", "Authorization", "Bearer ears").status).isEqualTo(200);
  }

  /// What is done to a simulated board is done to everybody who uses it.
  @Test
  void aSimulation_isForWhoeverHasAllOfTheBoard() {
    String fault = "{\"fault\": \"none\"}";

    assertThat(api.put("/hats/scroll-hat-mini/simulation", fault, LIGHTS).status).isEqualTo(403);
    assertThat(
            api.put("/hats/scroll-hat-mini/simulation/recording", "{\"state\": \"idle\"}", LIGHTS)
                .status)
        .isEqualTo(403);
    assertThat(
            api.put("/hats/scroll-hat-mini/simulation", fault, "Authorization", "Bearer alice")
                .status)
        .isEqualTo(200);
  }
}
