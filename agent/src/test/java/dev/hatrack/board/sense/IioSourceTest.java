package dev.hatrack.board.sense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import dev.hatrack.testing.SteppedClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Numbers as the kernel's drivers make them.
class IioSourceTest {
  private final FakeKernel kernel = new FakeKernel();
  private final SteppedClock clock = new SteppedClock();
  private final List<SensorChip> chips =
      new SenseChips(kernel.over(new SimulatedHeader()), clock).all();

  private List<Reading> read(String chip) {
    SensorChip found =
        chips.stream().filter(each -> each.name().equals(chip)).findFirst().orElseThrow();
    found.start();
    found.probe();
    return found.read();
  }

  private static void assertReading(
      Reading reading, Quantity quantity, double tolerance, Double... values) {
    assertThat(reading.quantity()).isEqualTo(quantity);
    assertThat(reading.values()).hasSize(values.length);
    for (int i = 0; i < values.length; i++) {
      assertThat(reading.values().get(i)).isCloseTo(values[i], within(tolerance));
    }
  }

  /// A board calibrated at 20 °C = 300 steps and 30 °C = 940 steps, and at 33 %RH = 1000 steps and
  /// 69 %RH = -8000 steps. The kernel (hts221_core.c): scale = slope / 64000 of a slope in eighths
  /// of a °C times 8000, and offset = b_gen / slope.
  @Test
  void hts221_asItsDriverSays_isInWholeUnits() {
    kernel.bind(0x5F, "hts221");
    kernel.iio(
        "hts221",
        "in_temp_raw",
        "620",
        "in_temp_scale",
        "0.015625000",
        "in_temp_offset",
        "980.000000000",
        "in_humidityrelative_raw",
        "-3500",
        "in_humidityrelative_scale",
        "-0.004000000",
        "in_humidityrelative_offset",
        "-9250.000000000");
    List<Reading> readings = read("HTS221");
    assertReading(readings.get(0), Quantity.TEMPERATURE, 1e-9, 25.0);
    assertReading(readings.get(1), Quantity.HUMIDITY, 1e-9, 51.0);
    assertThat(readings).allMatch(reading -> reading.source().equals("HTS221"));
    assertThat(readings).allMatch(reading -> reading.at().equals(clock.instant()));
  }

  @Test
  void hts221_shouldItsDriverFollowTheAbi_isInThousandths() {
    kernel.bind(0x5F, "hts221");
    kernel.iio(
        "hts221",
        "in_temp_raw",
        "620",
        "in_temp_scale",
        "15.625",
        "in_temp_offset",
        "980",
        "in_humidityrelative_raw",
        "-3500",
        "in_humidityrelative_scale",
        "-4.0",
        "in_humidityrelative_offset",
        "-9250");
    List<Reading> readings = read("HTS221");
    assertReading(readings.get(0), Quantity.TEMPERATURE, 1e-9, 25.0);
    assertReading(readings.get(1), Quantity.HUMIDITY, 1e-9, 51.0);
  }

  /// 1013.25 hPa is 1013.25 * 4096 steps; the kernel's scale is 1/40960 kPa cut to nano. 25 °C is
  /// (25 - 42.5) * 480 steps; its scale is 1000/480 and its offset 42.5 * 480.
  @Test
  void lps25h_isKilopascalsAndThousandthsOfADegree() {
    kernel.bind(0x5C, "st-press-i2c");
    kernel.iio(
        "lps25h",
        "in_pressure_raw",
        "4150272",
        "in_pressure_scale",
        "0.000024414",
        "in_temp_raw",
        "-8400",
        "in_temp_scale",
        "2.083333333",
        "in_temp_offset",
        "20400.000000000");
    List<Reading> readings = read("LPS25H");
    assertReading(readings.get(0), Quantity.PRESSURE, 0.02, 1013.25);
    assertReading(readings.get(1), Quantity.TEMPERATURE, 1e-6, 25.0);
  }

  @Test
  void lsm9ds1_isMetresPerSecondSquaredAndRadians() {
    kernel.bind(0x6A, "st_lsm6dsx_i2c");
    kernel.iio(
        "lsm9ds1-imu_accel",
        "in_accel_x_raw",
        "0",
        "in_accel_y_raw",
        "-8197",
        "in_accel_z_raw",
        "16393",
        "in_accel_scale",
        "0.000598205"); // 61 µg
    kernel.iio(
        "lsm9ds1-imu_gyro",
        "in_anglvel_x_raw",
        "1000",
        "in_anglvel_y_raw",
        "0",
        "in_anglvel_z_raw",
        "-1000",
        "in_anglvel_scale",
        "0.000152716"); // 8.75 m°/s
    List<Reading> readings = read("LSM9DS1 accelerometer and gyroscope");
    assertReading(readings.get(0), Quantity.ACCELERATION, 1e-3, 0.0, -0.5, 1.0);
    assertReading(readings.get(1), Quantity.ANGULAR_RATE, 1e-3, 8.75, 0.0, -8.75);
  }

  @Test
  void probe_driverHasTheAddressButNoDevice_saysSo() {
    kernel.bind(0x5F, "hts221");
    assertThatThrownBy(() -> read("HTS221"))
        .isInstanceOfSatisfying(
            BusException.class, e -> assertThat(e.kind()).isEqualTo(BusException.Kind.ERROR))
        .hasMessageContaining("IIO hts221")
        .hasMessageContaining("/sys/bus/iio/devices");
  }

  @Test
  void read_fileIsMissing_isNamed() {
    kernel.bind(0x5F, "hts221");
    kernel.iio("hts221", "in_humidityrelative_raw", "1");
    assertThatThrownBy(() -> read("HTS221")).hasMessageContaining("no file in_temp_raw");
  }

  @Test
  void read_fileHoldsNoNumber_saysWhatItHolds() {
    kernel.bind(0x5F, "hts221");
    kernel.iio("hts221", "in_temp_raw", "<busy>", "in_humidityrelative_raw", "1");
    assertThatThrownBy(() -> read("HTS221"))
        .isInstanceOf(BusException.class)
        .hasMessageContaining("in_temp_raw says '<busy>'");
  }
}
