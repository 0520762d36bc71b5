package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.board.Simulation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The rest of what the API promises: what there is, how it is, and that the contract says so.
class ContractTest {
  private final RunningApi api = new RunningApi(true);

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void hat_tellsTheNodeItsBoardsAndWhereTheyAre() {
    JsonNode node = api.get("/hat").json();

    assertThat(node.path("node").asText()).isEqualTo("pi-office");
    assertThat(node.path("version").asText()).isEqualTo("1.2.3");
    JsonNode mini = node.at("/boards/0");
    assertThat(mini.path("board").asText()).isEqualTo("scroll-hat-mini");
    assertThat(mini.path("health").asText()).isEqualTo("healthy");
    assertThat(mini.path("simulated").asBoolean()).isTrue();
    assertThat(mini.at("/capabilities/0/path").asText()).isEqualTo("/hats/scroll-hat-mini/leds");
    assertThat(mini.at("/capabilities/1/buttons")).hasSize(4);
    assertThat(api.get("/hats/scroll-hat-mini").json()).isEqualTo(mini);
  }

  @Test
  void health_followsTheBoard() {
    assertThat(api.get("/health/scroll-hat-mini/leds").status).isEqualTo(200);

    api.put("/hats/scroll-hat-mini/simulation", "{\"fault\": \"stuck\"}");
    api.check();

    RunningApi.Answer answer = api.get("/health/scroll-hat-mini/leds");
    assertThat(answer.status).isEqualTo(503);
    assertThat(answer.json().path("health").asText()).isEqualTo("failed");
    assertThat(answer.detail()).isNotEmpty();
    assertThat(api.get("/health").status).isEqualTo(200);
    assertThat(api.get("/health").json().at("/boards/scroll-hat-mini/health").asText())
        .isEqualTo("failed");
    assertThat(api.get("/health/scroll-hat-mini/sensors").status).isEqualTo(404);
  }

  @Test
  void simulation_doesWhatItIsTold_andNothingElse() {
    assertThat(api.get("/hats/scroll-hat-mini/simulation").json().path("fault").asText())
        .isEqualTo("none");

    assertThat(
            api.put(
                    "/hats/scroll-hat-mini/simulation",
                    "{\"fault\": \"unplugged\", \"buttons\": {\"Q\": true}}")
                .status)
        .isEqualTo(400);
    assertThat(api.mini.fault()).isEqualTo(Simulation.Fault.NONE);
    assertThat(api.put("/hats/scroll-hat-mini/simulation", "{\"fault\": \"odd\"}").detail())
        .contains("none, unplugged, stuck");
    assertThat(
            api.put("/hats/scroll-hat-mini/simulation", "{\"fault\": \"unplugged\"}")
                .json()
                .path("fault")
                .asText())
        .isEqualTo("unplugged");
  }

  @Test
  void text_thatScrolls_claimsForAsLongAsItTakes() {
    RunningApi.Answer answer =
        api.post("/hat/leds/text", "{\"text\": \"%s\"}".formatted("long ".repeat(100)));

    assertThat(answer.status).isEqualTo(200);
    assertThat(Instant.parse(answer.json().at("/claim/expires").asText()))
        .isAfter(Instant.now().plusSeconds(60));
  }

  @Test
  void text_thatFits_standsInTheMiddle() {
    api.post("/hat/leds/text", "{\"text\": \"I\", \"font\": \"3x5\", \"colour\": 99}");

    JsonNode pixels = api.get("/hat/leds").json().path("pixels");
    assertThat(pixels.at("/3/8").asInt()).isEqualTo(99);
    assertThat(pixels.at("/3/0").asInt()).isZero();
  }

  @Test
  void metrics_areInPrometheusForm() {
    api.put("/hat/leds", RunningApi.frame(1));

    String text = new String(api.get("/metrics").body, StandardCharsets.UTF_8);

    assertThat(text)
        .contains("hat_info{version=\"1.2.3\"} 1")
        .contains("hat_board_healthy{board=\"scroll-hat-mini\"} 1.0")
        .contains("hat_claims{board=\"scroll-hat-mini\"} 1.0")
        .contains("hat_bus_bytes_total 163.0")
        .contains("# HELP hat_frames_shown_total ")
        .contains("method=\"PUT\",route=\"/hat/leds\",status=\"200\"");
  }

  @Test
  void tasksJar_isServedWithATag() {
    RunningApi.Answer jar = api.get("/tasks/hat-tasks.jar");

    assertThat(jar.status).isEqualTo(200);
    assertThat(jar.header("Content-Type")).isEqualTo("application/java-archive");
    assertThat(new String(jar.body, StandardCharsets.UTF_8)).isEqualTo("not really a jar");
    assertThat(api.get("/tasks/hat-tasks.jar", "If-None-Match", jar.header("ETag")).status)
        .isEqualTo(304);
  }

  @Test
  void page_isServedWithItsScriptsAndNothingFromElsewhere() {
    RunningApi.Answer page = api.get("/");

    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(api.get("/", "If-None-Match", page.header("ETag")).status).isEqualTo(304);
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'");
    String html = new String(page.body, StandardCharsets.UTF_8);
    Matcher links = Pattern.compile("(?:src|href)=\"(/?[\\w.]+)\"").matcher(html);
    int count = 0;
    while (links.find()) {
      String path = links.group(1).startsWith("/") ? links.group(1) : "/" + links.group(1);
      assertThat(api.get(path).status).as(path).isEqualTo(200);
      count++;
    }
    assertThat(count).isGreaterThanOrEqualTo(3);
  }

  @Test
  void openApi_hasEveryRouteAndNoOther() {
    Set<String> documented = new TreeSet<>();
    api.get("/openapi.json")
        .json()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

    Set<String> served = new TreeSet<>(api.routes());
    // The page's scripts, style and icon are the page's, not the contract's.
    served.removeIf(route -> route.matches("GET /\\w+\\.(js|css|svg)"));

    assertThat(documented).isEqualTo(served);
  }
}
