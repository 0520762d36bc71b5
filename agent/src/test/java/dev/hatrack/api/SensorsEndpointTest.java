package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.bus.BusException;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The sensors of a scripted board whose processor is 60 °C warm.
@Timeout(20)
class SensorsEndpointTest {
  private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456Z");
  private static final List<Reading> FELT =
      List.of(
          Reading.of(Quantity.TEMPERATURE, 36, "HTS221", AT),
          Reading.of(Quantity.TEMPERATURE, 33, "LPS25H", AT),
          Reading.of(Quantity.HUMIDITY, 41.23456789, "HTS221", AT),
          new Reading(Quantity.ACCELERATION, List.of(0.01, -0.02, 0.98), "LSM9DS1", AT));

  private final RunningApi api = new RunningApi(false);

  @BeforeEach
  void feel() {
    api.feeler.onRead(() -> FELT);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private void breakTheBus() {
    api.feeler.onRead(
        () -> {
          throw new BusException(BusException.Kind.ERROR, "HTS221 at 0x5f: the bus is stuck");
        });
  }

  @Test
  void all_tellsEveryReadingWithUnitTimeSourceAndAge() {
    JsonNode answer = api.get("/hat/sensors").json();

    assertThat(answer.path("board").asText()).isEqualTo("feeler");
    assertThat(answer.path("healthy").asBoolean()).isTrue();
    assertThat(answer.path("readings")).hasSize(4);
    JsonNode humidity = answer.at("/readings/2");
    assertThat(humidity.path("quantity").asText()).isEqualTo("humidity");
    assertThat(humidity.path("humidityPercent").asDouble()).isEqualTo(41.2346);
    assertThat(humidity.path("unit").asText()).isEqualTo("%");
    assertThat(humidity.path("source").asText()).isEqualTo("HTS221");
    assertThat(humidity.path("at").asText()).isEqualTo("2026-11-21T12:00:00.123Z");
    assertThat(humidity.path("ageSeconds").asDouble()).isBetween(0.0, 5.0);
    assertThat(humidity.path("stale").asBoolean(true)).isFalse();
    assertThat(humidity.has("raw")).isFalse();
    assertThat(answer.at("/readings/3/accelerationG/z").asDouble()).isEqualTo(0.98);
  }

  /// 36 - (60 - 36) / 1.5 = 20, and 0.5 + 0.75 x 16 = 12.5.
  @Test
  void temperature_isToldCompensatedAndRaw_byTheBestSource() {
    JsonNode answer = api.get("/hats/feeler/sensors/temperature").json();

    assertThat(answer.path("board").asText()).isEqualTo("feeler");
    assertThat(answer.path("source").asText()).isEqualTo("HTS221");
    assertThat(answer.path("temperatureCelsius").asDouble()).isCloseTo(20, within(1e-9));
    assertThat(answer.path("raw").asDouble()).isEqualTo(36);
    assertThat(answer.path("compensated").asBoolean()).isTrue();
    assertThat(answer.path("uncertainty").asDouble()).isCloseTo(12.5, within(1e-9));
  }

  @Test
  void aQuantityThatIsNotMeasured_isToldWhichAre() {
    RunningApi.Answer answer = api.get("/hat/sensors/pressure");

    assertThat(answer.status).isEqualTo(404);
    assertThat(answer.detail())
        .isEqualTo(
            "feeler does not measure \"pressure\"; it measures temperature, humidity,"
                + " acceleration");
    assertThat(api.get("/hats/scroll-hat-mini/sensors").detail()).contains("feeler");
  }

  @Test
  void aChipWithNothingToSay_isNoMistake() {
    api.feeler.onRead(List::of);

    assertThat(api.get("/hat/sensors").json().path("readings")).isEmpty();
    RunningApi.Answer answer = api.get("/hat/sensors/humidity");
    assertThat(answer.status).isEqualTo(503);
    assertThat(answer.detail()).contains("humidity", "ask again");
  }

  @Test
  void aBoardThatFails_saysWhy_andItsHealthToo() {
    breakTheBus();

    RunningApi.Answer answer = api.get("/hat/sensors");

    assertThat(answer.status).isEqualTo(503);
    assertThat(answer.detail()).isEqualTo("HTS221 at 0x5f: the bus is stuck");
    assertThat(answer.json().path("board").asText()).isEqualTo("feeler");
    assertThat(api.get("/health/feeler/sensors").status).isEqualTo(503);
  }

  @Test
  void stream_goesOnThroughAFailure() throws Exception {
    try (Events events = new Events(api, "/hat/sensors/stream?interval=100ms")) {
      assertThat(events.line()).isEqualTo(": sensors of feeler");
      assertThat(events.line()).isEqualTo("event: readings");
      JsonNode first = events.data();
      assertThat(first.path("board").asText()).isEqualTo("feeler");
      assertThat(first.path("readings")).hasSize(4);

      breakTheBus();
      JsonNode broken = events.data();
      while (broken.path("healthy").asBoolean()) {
        broken = events.data();
      }
      assertThat(broken.path("reason").asText()).contains("the bus is stuck");
      assertThat(broken.path("readings")).isEmpty();

      api.feeler.onRead(() -> FELT);
      api.check();
      JsonNode again = events.data();
      while (!again.path("healthy").asBoolean()) {
        again = events.data();
      }
      assertThat(again.path("readings")).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"99ms", "2h", "soon", "-1s", "1"})
  void anIntervalThatMakesNoSense_isToldWhatDoes(String interval) {
    RunningApi.Answer answer = api.get("/hat/sensors/stream?interval=" + interval);

    assertThat(answer.status).isEqualTo(400);
    assertThat(answer.detail()).contains("from 100ms to 1h");
    assertThat(answer.json().path("parameter").asText()).isEqualTo("interval");
  }

  @Test
  void metrics_areInBaseUnits_ofOneSample() {
    // in which order the metrics are asked for is not promised: the count may come first
    var _ = api.get("/metrics");
    String text = new String(api.get("/metrics").body, StandardCharsets.UTF_8);

    assertThat(text)
        .contains("hat_sensor_temperature_celsius{board=\"feeler\",source=\"HTS221\"} 20.0")
        .contains("hat_sensor_temperature_raw_celsius{board=\"feeler\",source=\"LPS25H\"} 33.0")
        .contains("hat_sensor_humidity_percent{board=\"feeler\",source=\"HTS221\"} 41.23456789")
        .containsPattern(
            "hat_sensor_acceleration_meters_per_second_squared\\{board=\"feeler\","
                + "component=\"z\",source=\"LSM9DS1\"} 9\\.610517")
        .contains("hat_sensor_stale{board=\"feeler\",quantity=\"humidity\",source=\"HTS221\"} 0.0")
        .contains("hat_sensor_samples_total{board=\"feeler\"} 1.0");
    assertThat(api.feeler.reads()).isEqualTo(1);
  }

  @Test
  void metrics_leaveOutABoardThatDoesNotWork() {
    breakTheBus();

    String text = new String(api.get("/metrics").body, StandardCharsets.UTF_8);

    assertThat(text)
        .contains("hat_board_healthy{board=\"feeler\"} ", "hat_sensor_samples_total")
        .doesNotContain("hat_sensor_temperature_celsius{");
    assertThat(api.feeler.reads()).isEqualTo(1);
  }
}
