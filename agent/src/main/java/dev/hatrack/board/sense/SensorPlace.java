package dev.hatrack.board.sense;

import dev.hatrack.bus.Buses;
import dev.hatrack.driver.hts221.Hts221;
import dev.hatrack.driver.lps25h.Lps25h;
import dev.hatrack.driver.lsm9ds1.Lsm9ds1;
import dev.hatrack.hat.Quantity;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;

/// A chip's place on the board, and both ways to it: the kernel's driver, if there is one for its
/// address, or our own.
enum SensorPlace {
  HUMIDITY(
      "HTS221",
      Hts221.ADDRESS,
      SensorPlace::hts221,
      new IioSource.Channel(List.of("hts221"), Quantity.TEMPERATURE, "in_temp", 0.001),
      new IioSource.Channel(List.of("hts221"), Quantity.HUMIDITY, "in_humidityrelative", 0.001)),
  PRESSURE(
      "LPS25H",
      Lps25h.ADDRESS,
      SensorPlace::lps25h,
      new IioSource.Channel(
          List.of("lps25h", "lps25h_press"), Quantity.PRESSURE, "in_pressure", 10),
      new IioSource.Channel(
          List.of("lps25h", "lps25h_press"), Quantity.TEMPERATURE, "in_temp", 0.001)),
  MOTION(
      "LSM9DS1",
      Lsm9ds1.ACCEL_GYRO_ADDRESS,
      SensorPlace::lsm9ds1,
      new IioSource.Channel(
          List.of("lsm9ds1_accel", "lsm9ds1-imu_accel"),
          Quantity.ACCELERATION,
          "in_accel",
          1 / 9.80665),
      new IioSource.Channel(
          List.of("lsm9ds1_gyro", "lsm9ds1-imu_gyro"),
          Quantity.ANGULAR_RATE,
          "in_anglvel",
          180 / Math.PI),
      new IioSource.Channel(
          List.of("lsm9ds1_magn", "lsm9ds1"), Quantity.MAGNETIC_FIELD, "in_magn", 100));

  private final String chip;
  private final int address;

  @SuppressWarnings("ImmutableEnumChecker") // a method of this class
  private final BiFunction<Buses, InstantSource, SensorSource> onTheBus;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<IioSource.Channel> channels;

  SensorPlace(
      String chip,
      int address,
      BiFunction<Buses, InstantSource, SensorSource> onTheBus,
      IioSource.Channel... channels) {
    this.chip = chip;
    this.address = address;
    this.onTheBus = onTheBus;
    this.channels = List.of(channels);
  }

  String chip() {
    return chip;
  }

  /// The chip by the way that there is now.
  SensorSource source(Buses buses, InstantSource clock) {
    return buses.kernel().driverOf(address).isPresent()
        ? new IioSource(buses.kernel(), chip, channels, clock)
        : onTheBus.apply(buses, clock);
  }

  private static SensorSource hts221(Buses buses, InstantSource clock) {
    Hts221 chip = new Hts221(buses.i2c(Hts221.ADDRESS), clock);
    return new ChipSource(chip::probe, chip::start, chip::read);
  }

  private static SensorSource lps25h(Buses buses, InstantSource clock) {
    Lps25h chip = new Lps25h(buses.i2c(Lps25h.ADDRESS), clock);
    return new ChipSource(chip::probe, chip::start, chip::read);
  }

  private static SensorSource lsm9ds1(Buses buses, InstantSource clock) {
    Lsm9ds1 chip =
        new Lsm9ds1(
            buses.i2c(Lsm9ds1.ACCEL_GYRO_ADDRESS), buses.i2c(Lsm9ds1.MAGNETOMETER_ADDRESS), clock);
    return new ChipSource(chip::probe, chip::start, chip::read);
  }
}
