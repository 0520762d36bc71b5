package dev.hatrack.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import dev.hatrack.testing.ScriptedSensors;
import dev.hatrack.testing.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A chip that says the same for ever is doubted, and one that may rightly do so is not.
class SamenessTest {
  private final SteppedClock clock = new SteppedClock();
  private final ScriptedSensors sensors = new ScriptedSensors(Quantity.HUMIDITY);
  private final Slot slot = new Slot(sensors, Optional.empty());
  private final SensedBoard board =
      new Sensing(new Rack(List.of(slot)), clock, Compensation.none())
          .board(ScriptedSensors.SLUG)
          .orElseThrow();

  SamenessTest() {
    slot.check();
  }

  private SensedReading after(Duration step, Quantity quantity, Reading... said) {
    clock.advance(step);
    sensors.onRead(() -> List.of(said));
    return board.sample().best(quantity).orElseThrow();
  }

  private Reading reading(Quantity quantity, double value) {
    return Reading.of(quantity, value, "HTS221", clock.instant());
  }

  @Test
  void theSameHumidityForAMinute_isStale_untilItMovesAgain() {
    SensedReading last = humidityFor(60, 40);
    assertThat(last.stale()).as("after 59 s").isFalse();

    last = humidityFor(1, 40);
    assertThat(last.stale()).as("after 60 s").isTrue();
    assertThat(last.doubt().orElseThrow())
        .contains("HTS221", "exactly the same 61 times over 60 s");

    assertThat(humidityFor(1, 40.01).stale()).isFalse();
    assertThat(humidityFor(59, 40.01).stale()).isFalse();
    assertThat(humidityFor(1, 40.01).stale()).isTrue();
  }

  private SensedReading humidityFor(int seconds, double percent) {
    Optional<SensedReading> last = Optional.empty();
    for (int i = 0; i < seconds; i++) {
      last =
          Optional.of(
              after(Duration.ofSeconds(1), Quantity.HUMIDITY, reading(Quantity.HUMIDITY, percent)));
    }
    return last.orElseThrow();
  }

  @Test
  void aFewEqualSamplesFarApart_proveNothing() {
    for (int i = 1; i < Sameness.TOO_OFTEN; i++) {
      assertThat(
              after(Duration.ofHours(1), Quantity.HUMIDITY, reading(Quantity.HUMIDITY, 40)).stale())
          .isFalse();
    }
    assertThat(
            after(Duration.ofHours(1), Quantity.HUMIDITY, reading(Quantity.HUMIDITY, 40)).stale())
        .isTrue();
  }

  @Test
  void aSteadyTemperature_isBelievedWhileTheChipsHumidityMoves() {
    for (int i = 0; i < 120; i++) {
      SensedReading temperature =
          after(
              Duration.ofSeconds(1),
              Quantity.TEMPERATURE,
              reading(Quantity.TEMPERATURE, 21.5),
              reading(Quantity.HUMIDITY, 40 + (i % 2) * 0.01));
      assertThat(temperature.stale()).isFalse();
    }
  }

  @Test
  void darkness_isBelievedForEver() {
    for (int i = 0; i < 120; i++) {
      Reading dark = Reading.of(Quantity.LIGHT, 0, "TCS3400", clock.instant());
      assertThat(after(Duration.ofSeconds(1), Quantity.LIGHT, dark).stale()).isFalse();
    }
  }
}
