package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.board.Simulation.Fault;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Hands on a simulated board with one button and one dial.
@Timeout(20)
class SimulationEndpointTest {
  private static final String SIMULATION = "/hats/feeler/simulation";
  private static final String RECORDING = SIMULATION + "/recording";
  private static final String EVENTS = RECORDING + "/events";

  private final RunningApi api = new RunningApi(true);

  @AfterEach
  void stop() {
    api.close();
  }

  private String text(RunningApi.Answer answer) {
    return new String(answer.body, StandardCharsets.UTF_8);
  }

  @Test
  void get_tellsWhatIsDoneAndWhatCanBe() {
    assertThat(text(api.get(SIMULATION)))
        .isEqualTo(
            """
            {"fault":"none","faults":["none","unplugged","frozen"],"buttons":{"middle":false},\
            "dials":[{"dial":"temperature","unit":"°C","least":-40.0,"most":120.0,"value":21.5}]}\
            """);
  }

  @Test
  void put_takesAnySubset() {
    JsonNode turned = api.put(SIMULATION, "{\"dials\": {\"temperature\": 30.5}}").json();
    assertThat(turned.at("/dials/0/value").asDouble()).isEqualTo(30.5);

    JsonNode all =
        api.put(
                SIMULATION,
                """
                {"fault": "frozen", "buttons": {"middle": true}, "dials": {"temperature": -40}}
                """)
            .json();
    assertThat(all.path("fault").asText()).isEqualTo("frozen");
    assertThat(all.at("/buttons/middle").asBoolean()).isTrue();
    assertThat(all.at("/dials/0/value").asDouble()).isEqualTo(-40);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"dials": {"temperature": 121}}   | /dials/temperature | from -40.0 to 120.0 (°C)
          {"dials": {"temperature": "hot"}} | /dials/temperature | from -40.0 to 120.0 (°C)
          {"dials": {"humidity": 1}}        | /dials/humidity    | there is temperature
          {"dials": [30]}                   | /dials             | must be an object of dials
          {"fault": "busy"}                 | /fault             | none, unplugged, frozen
          {"fault": 1}                      | /fault             | none, unplugged, frozen
          {"buttons": {"up": true}}         | /buttons/up        | there is middle
          {"buttons": {"middle": 1}}        | /buttons/middle    | true (down) or false (up)
          """)
  void put_ofSomethingImpossible_saysWhereAndWhatIsPossible_andDoesNothing(
      String order, String pointer, String words) {
    RunningApi.Answer answer = api.put(SIMULATION, order);

    assertThat(answer.status).isEqualTo(400);
    assertThat(answer.json().path("pointer").asText()).isEqualTo(pointer);
    assertThat(answer.detail()).contains(words);
    assertThat(api.feeling.done).isEmpty();
  }

  @Test
  void put_ofADialTooFar_tellsTheRangeToPrograms() {
    JsonNode problem = api.put(SIMULATION, "{\"dials\": {\"temperature\": 121}}").json();

    assertThat(problem.path("least").asDouble()).isEqualTo(-40);
    assertThat(problem.path("most").asDouble()).isEqualTo(120);
  }

  @Test
  void recording_savesWhatHandsDid_andPlaysItAgain() throws InterruptedException {
    assertThat(text(api.get(RECORDING)))
        .isEqualTo("{\"state\":\"idle\",\"events\":0,\"seconds\":0.0}");
    JsonNode begun = api.put(RECORDING, "{\"state\": \"recording\"}").json();
    assertThat(begun.path("state").asText()).isEqualTo("recording");
    api.put(SIMULATION, "{\"buttons\": {\"middle\": true}}");
    api.put(SIMULATION, "{\"dials\": {\"temperature\": 30.5}}");
    JsonNode ended = api.put(RECORDING, "{\"state\": \"idle\"}").json();
    assertThat(ended.path("events").asInt()).isEqualTo(3);
    api.put(SIMULATION, "{\"fault\": \"unplugged\"}");

    RunningApi.Answer saved = api.get(EVENTS);
    assertThat(saved.header("Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(text(saved).lines())
        .hasSize(3)
        .first()
        .asString()
        .isEqualTo(
            """
            {"at":0.0,"do":{"fault":"none","buttons":{"middle":false},\
            "dials":{"temperature":21.5}}}\
            """);
    assertThat(text(saved)).contains("\"do\":{\"dials\":{\"temperature\":30.5}}}\n");

    api.feeling.done.clear();
    assertThat(api.put(EVENTS, text(saved)).json().path("events").asInt()).isEqualTo(3);
    assertThat(text(api.get(EVENTS))).isEqualTo(text(saved));
    api.put(RECORDING, "{\"state\": \"playing\"}");
    for (String wanted :
        new String[] {
          "fault none", "middle false", "temperature 21.5", "middle true", "temperature 30.5"
        }) {
      assertThat(api.feeling.done.poll(10, TimeUnit.SECONDS)).isEqualTo(wanted);
    }
    assertThat(api.feeling.fault()).isEqualTo(Fault.NONE);
  }

  @Test
  void recording_tellsWhatWasShown() throws Exception {
    String recording = "/hats/scroll-hat-mini/simulation/recording";
    api.put(recording, "{\"state\": \"recording\"}");
    api.put("/hats/scroll-hat-mini/leds", RunningApi.frame(77));
    try (RunningApi.Watch watch = api.watch()) {
      watch.awaitHolder("anyone");
    }
    String saved = text(api.get(recording + "/events"));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!saved.contains("[77,77,") && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      saved = text(api.get(recording + "/events"));
    }

    assertThat(saved)
        .contains("{\"at\":0.0,\"shown\":{\"leds\":[[0,0,", "\"shown\":{\"leds\":[[77,77,");
    assertThat(api.put(recording + "/events", saved).status).isEqualTo(200);
    assertThat(text(api.get(recording + "/events"))).isEqualTo(saved);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"at": 2, "do": {"dials": {"temperature": 500}}}     | /do/dials/temperature | from -40.0
          {"at": 0.5, "do": {}}                                | /at | no less than in the line
          {"at": "soon", "do": {}}                             | /at | seconds from the beginning
          {"at": 2}                                            |     | either "do" or "shown"
          {"at": 2, "do": {}, "shown": {}}                     |     | either "do" or "shown"
          {"at": 2, "undo": {}}                                | /undo | the known keys are
          """)
  void load_ofABadLine_saysWhichLine_andKeepsWhatWasThere(
      String line, String pointer, String words) {
    RunningApi.Answer answer = api.put(EVENTS, "{\"at\": 1, \"do\": {}}\n\n" + line + "\n");

    assertThat(answer.status).isEqualTo(400);
    assertThat(answer.json().path("line").asInt()).isEqualTo(3);
    assertThat(answer.json().path("pointer").asText()).isEqualTo(pointer == null ? "" : pointer);
    assertThat(answer.detail()).startsWith("line 3: ").contains(words);
    assertThat(api.get(RECORDING).json().path("events").asInt()).isZero();
  }

  @Test
  void playing_whatWasNeverRecorded_isRefused() {
    RunningApi.Answer answer = api.put(RECORDING, "{\"state\": \"playing\"}");

    assertThat(answer.status).isEqualTo(400);
    assertThat(answer.detail()).contains("nothing has been recorded");
    assertThat(api.put(RECORDING, "{\"state\": \"paused\"}").detail())
        .contains("idle, recording, playing");
  }
}
