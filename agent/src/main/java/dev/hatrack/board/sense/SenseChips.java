package dev.hatrack.board.sense;

import dev.hatrack.bus.Buses;
import dev.hatrack.driver.hts221.Hts221;
import dev.hatrack.driver.lps25h.Lps25h;
import dev.hatrack.driver.lsm9ds1.AccelGyro;
import dev.hatrack.driver.lsm9ds1.Magnetometer;
import dev.hatrack.driver.tcs3400.Tcs3400;
import dev.hatrack.hat.Quantity;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntFunction;

/// The chips that feel something: where each of them is on the bus, and where the kernel keeps what
/// it says.
final class SenseChips {
  /// Where the LPS25H is with its SA0 pin high.
  private static final int LPS25H_OTHERWISE = 0x5D;

  private final Buses buses;
  private final InstantSource clock;

  SenseChips(Buses buses, InstantSource clock) {
    this.buses = buses;
    this.clock = clock;
  }

  /// The best source of each quantity first: the HTS221's temperature is the more exact one (its
  /// datasheet says 0.5 °C, the LPS25H's 2 °C).
  List<SensorChip> all() {
    return List.of(hts221(), lps25h(), accelerometer(), magnetometer(), tcs3400());
  }

  private SensorChip hts221() {
    return SensorChip.required(
        "HTS221",
        choice(
            List.of(Hts221.ADDRESS),
            iio(
                "HTS221",
                IioChannel.number(
                    Quantity.TEMPERATURE, "hts221", "in_temp", IioUnit.wholeOrMilli()),
                IioChannel.number(
                    Quantity.HUMIDITY, "hts221", "in_humidityrelative", IioUnit.wholeOrMilli())),
            address -> {
              Hts221 chip = new Hts221(buses.i2c(address), clock);
              return new ChipSource(chip::probe, chip::start, chip::read);
            }));
  }

  private SensorChip lps25h() {
    return SensorChip.required(
        "LPS25H",
        choice(
            List.of(Lps25h.ADDRESS, LPS25H_OTHERWISE),
            iio(
                "LPS25H",
                IioChannel.number(
                    Quantity.PRESSURE,
                    "lps25h",
                    "in_pressure",
                    IioUnit.kilopascalsToHectopascals()),
                IioChannel.number(Quantity.TEMPERATURE, "lps25h", "in_temp", IioUnit.milli())),
            address -> {
              Lps25h chip = new Lps25h(buses.i2c(address), clock);
              return new ChipSource(chip::probe, chip::start, chip::read);
            }));
  }

  private SensorChip accelerometer() {
    return SensorChip.required(
        "LSM9DS1 accelerometer and gyroscope",
        choice(
            List.of(AccelGyro.ADDRESS),
            iio(
                "LSM9DS1",
                IioChannel.vector(
                    Quantity.ACCELERATION,
                    List.of("lsm9ds1-imu_accel", "lsm9ds1_imu_accel", "lsm9ds1_accel"),
                    "in_accel",
                    IioUnit.metresPerSecondSquaredToG()),
                IioChannel.vector(
                    Quantity.ANGULAR_RATE,
                    List.of("lsm9ds1-imu_gyro", "lsm9ds1_imu_gyro", "lsm9ds1_gyro"),
                    "in_anglvel",
                    IioUnit.radiansToDegrees())),
            address -> {
              AccelGyro chip = new AccelGyro(buses.i2c(address), clock);
              return new ChipSource(chip::probe, chip::start, chip::read);
            }));
  }

  private SensorChip magnetometer() {
    return SensorChip.required(
        "LSM9DS1 magnetometer",
        choice(
            List.of(Magnetometer.ADDRESS),
            iio(
                "LSM9DS1",
                IioChannel.vector(
                    Quantity.MAGNETIC_FIELD,
                    List.of("lsm9ds1_magn"),
                    "in_magn",
                    IioUnit.gaussToMicrotesla())),
            address -> {
              Magnetometer chip = new Magnetometer(buses.i2c(address), clock);
              return new ChipSource(chip::probe, chip::start, chip::read);
            }));
  }

  /// No driver of the kernel knows this chip.
  private SensorChip tcs3400() {
    return SensorChip.optional(
        "TCS3400",
        choice(
            Tcs3400.ADDRESSES,
            iio("TCS3400"),
            address -> {
              Tcs3400 chip = new Tcs3400(buses.i2c(address), clock);
              return new ChipSource(chip::probe, chip::start, chip::read);
            }));
  }

  private SourceChoice choice(
      List<Integer> addresses, SensorSource iio, IntFunction<SensorSource> bus) {
    return new SourceChoice(buses.kernel(), addresses, iio, bus);
  }

  private SensorSource iio(String chip, IioChannel... channels) {
    return new IioSource(chip, List.of(channels), buses.kernel(), clock);
  }
}
