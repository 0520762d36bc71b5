package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hatrack.board.Rack;
import dev.hatrack.board.Simulation.Fault;
import dev.hatrack.board.Slot;
import dev.hatrack.board.simulated.SimulatedSenseHat;
import dev.hatrack.hat.Frame;
import dev.hatrack.sensing.Compensation;
import dev.hatrack.sensing.Sensing;
import dev.hatrack.surface.LedSurface;
import dev.hatrack.surface.Surfaces;
import dev.hatrack.testing.Anyone;
import dev.hatrack.testing.SilentChips;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A Sense HAT, simulated down to its registers, of which single chips break off.
@Timeout(30)
class FailedPartTest {
  private static final int LEDS = 0x46;
  private static final int HTS221 = 0x5F;
  private static final String TEXT = "{\"text\": \"hello\", \"repeat\": 0}";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final SilentChips chips = new SilentChips();
  private final SimulatedSenseHat simulated =
      SimulatedSenseHat.make(InstantSource.system(), chips::over);
  private final Slot slot = new Slot(simulated.board(), Optional.of(simulated));
  private final Rack rack = new Rack(List.of(slot));
  private final Surfaces surfaces = new Surfaces(rack, InstantSource.system());
  private final ApiServer server;
  private final int port;

  FailedPartTest() throws IOException {
    HttpConfig config = new HttpConfig("127.0.0.1", 0, false, List.of());
    ServerSocketChannel listener = ApiServer.listen(config);
    port = listener.socket().getLocalPort();
    server =
        new ApiServer(
            config,
            listener,
            new ApiServer.About("pi-office", "1.2.3", Path.of("hat-tasks.jar"), () -> 0),
            rack,
            surfaces,
            new Sensing(rack, InstantSource.system(), Compensation.none()),
            new Anyone());
    server.start();
    slot.check();
  }

  @AfterEach
  void stop() {
    server.close();
    surfaces.close();
    simulated.board().close();
  }

  private HttpResponse<String> ask(HttpRequest.Builder request, String path) {
    try {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      return client.send(request.uri(uri).build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> get(String path) {
    return ask(HttpRequest.newBuilder(), path);
  }

  private HttpResponse<String> postText() {
    return ask(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(TEXT)),
        "/hat/leds/text");
  }

  private JsonNode document(String path) throws IOException {
    return json.readTree(get(path).body());
  }

  private int health(String capability) {
    return get("/health/sense-hat/" + capability).statusCode();
  }

  /// Until a light frame is on the board itself.
  private void awaitLight() throws InterruptedException {
    LedSurface surface = surfaces.leds("sense-hat").orElseThrow();
    Frame dark = Frame.blank(surface.format());
    CountDownLatch lit = new CountDownLatch(1);
    long before = surface.framesShown();
    try (var _ =
        surface.watch(
            frame -> {
              if (!frame.equals(dark) && surface.framesShown() > before) {
                lit.countDown();
              }
            })) {
      assertThat(lit.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void sensorBreaksOff_ledsAndButtonsGoOn() throws Exception {
    chips.breakOff(HTS221);
    slot.check();

    assertThat(health("sensors")).isEqualTo(503);
    assertThat(get("/health/sense-hat/sensors").body()).contains("HTS221").contains("\"failed\"");
    assertThat(health("leds")).isEqualTo(200);
    assertThat(health("buttons")).isEqualTo(200);
    assertThat(postText().statusCode()).isEqualTo(200);
    awaitLight();
    assertThat(document("/hat/leds").path("healthy").asBoolean()).isTrue();
    assertThat(document("/health").at("/boards/sense-hat/health").asText()).isEqualTo("failed");
    assertThat(get("/metrics").body()).contains("hat_board_healthy{board=\"sense-hat\"} 0.0");
  }

  @Test
  void sensorBreaksOff_theOthersAreToldAndTheBoardIsNotCalledWell() throws Exception {
    chips.breakOff(HTS221);
    slot.check();

    JsonNode sensors = document("/hat/sensors");
    assertThat(sensors.path("healthy").asBoolean(true)).isFalse();
    assertThat(sensors.path("reason").asText()).contains("HTS221").contains("0x5f");
    assertThat(sensors.findValuesAsText("source")).contains("LPS25H").doesNotContain("HTS221");
    assertThat(get("/hat/sensors/pressure").statusCode()).isEqualTo(200);
    HttpResponse<String> humidity = get("/hat/sensors/humidity");
    assertThat(humidity.statusCode()).isEqualTo(503);
    assertThat(humidity.body()).contains("HTS221");
  }

  @Test
  void ledsBreakOff_theirClaimsAreRefused_andTheSensorsGoOn() {
    chips.breakOff(LEDS);
    slot.check();

    assertThat(health("leds")).isEqualTo(503);
    assertThat(health("sensors")).isEqualTo(200);
    HttpResponse<String> refused = postText();
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("LED matrix").contains("0x46").doesNotContain("HTS221");
    assertThat(get("/hat/sensors").body()).contains("\"healthy\":true").contains("HTS221");
  }

  @Test
  void ledsComeBack_whileASensorStaysBroken_andShowTheirClaimAgain() throws Exception {
    assertThat(postText().statusCode()).isEqualTo(200);
    awaitLight();
    chips.breakOff(HTS221);
    chips.breakOff(LEDS);
    slot.check();
    assertThat(health("leds")).isEqualTo(503);
    chips.solder(LEDS);
    slot.check();
    slot.check();

    assertThat(health("leds")).isEqualTo(200);
    assertThat(health("sensors")).isEqualTo(503);
    awaitLight();
  }

  @Test
  void sensorComesBack_allIsWell() {
    chips.breakOff(HTS221);
    slot.check();
    chips.solder(HTS221);
    slot.check();

    assertThat(slot.health().healthy()).isTrue();
    assertThat(health("sensors")).isEqualTo(200);
    assertThat(get("/hat/sensors/humidity").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"leds", "sensors", "buttons"})
  void boardIsGone_allOfItIs(String capability) {
    simulated.fault(Fault.UNPLUGGED);
    for (int miss = 0; miss < 3; miss++) {
      slot.check();
    }

    assertThat(get("/health/sense-hat/" + capability).body()).contains("\"absent\"");
    assertThat(postText().statusCode()).isEqualTo(503);
    assertThat(get("/hat/sensors").statusCode()).isEqualTo(503);
  }
}
