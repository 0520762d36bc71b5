package dev.hatrack.sensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hatrack.bus.CpuTemperature;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import dev.hatrack.testing.SteppedClock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompensationTest {
  private final SteppedClock clock = new SteppedClock();
  private double cpu = 50;

  private Optional<Compensated> compensated(double raw, String source, double factor) {
    Compensation compensation = new Compensation(() -> OptionalDouble.of(cpu), factor, clock);
    Reading reading = Reading.of(Quantity.TEMPERATURE, raw, source, clock.instant());
    return compensation.of(reading, compensation.warmth());
  }

  /// Worked out by hand: correction = (cpu - raw) / factor, uncertainty = accuracy + 0.75 of it.
  @ParameterizedTest
  @CsvSource({
    // raw, cpu, factor, source, compensated, uncertainty
    "35, 50, 1.5, HTS221, 25, 8", // correction 10
    "30, 48, 2, HTS221, 21, 7.25", // correction 9
    "30, 51, 1.5, LPS25H, 16, 12.5", // correction 14, and 2 of the chip's own
    "27.3, 43.7, 5.466, HTS221, 24.29964, 2.75027", // InitialState's factor
    "25, 25, 1.5, HTS221, 25, 0.5", // as warm as the sensor
    "25, 10, 1.5, HTS221, 25, 0.5" // colder: it warms nothing
  })
  void aTemperature_isPutRight(
      double raw, double warm, double factor, String source, double wanted, double uncertainty) {
    cpu = warm;

    Compensated result = compensated(raw, source, factor).orElseThrow();

    assertThat(result.celsius()).isCloseTo(wanted, within(1e-4));
    assertThat(result.uncertainty()).isCloseTo(uncertainty, within(1e-4));
  }

  @Test
  void aMachineThatDoesNotTell_isNotGuessedAt() {
    Compensation compensation = new Compensation(CpuTemperature.unknown(), 1.5, clock);
    Reading reading = Reading.of(Quantity.TEMPERATURE, 30, "HTS221", clock.instant());

    assertThat(compensation.of(reading, compensation.warmth())).isEmpty();
  }

  @Test
  void otherQuantities_stayAsTheyAre() {
    Compensation compensation = new Compensation(() -> OptionalDouble.of(50), 1.5, clock);
    Reading reading = Reading.of(Quantity.HUMIDITY, 30, "HTS221", clock.instant());

    assertThat(compensation.of(reading, compensation.warmth())).isEmpty();
  }

  /// After one minute a step has come through by 1 - 1/e = 63.212 %, after two by 86.466 %.
  @Test
  void aBurstOfWork_showsAsSlowlyAsTheBoardWarms() {
    Compensation compensation = new Compensation(() -> OptionalDouble.of(cpu), 1.5, clock);
    assertThat(compensation.warmth()).hasValue(50);
    cpu = 60;

    assertThat(compensation.warmth()).hasValue(50);
    clock.advance(Duration.ofMinutes(1));
    assertThat(compensation.warmth().orElseThrow()).isCloseTo(56.3212, within(1e-4));
    clock.advance(Duration.ofMinutes(1));
    assertThat(compensation.warmth().orElseThrow()).isCloseTo(58.6466, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1.5, 0.09, 101, Double.NaN})
  void aFactorThatMakesNoSense_isRefused(double factor) {
    assertThatThrownBy(() -> new Compensation(CpuTemperature.unknown(), factor, clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 0.1 to 100");
  }
}
