package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.hat.Quantity;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// The chips that feel something: where each of them is on the bus, and where the kernel keeps what
/// it says.
final class SenseChips {
  private final Buses buses;
  private final InstantSource clock;

  SenseChips(Buses buses, InstantSource clock) {
    this.buses = buses;
    this.clock = clock;
  }

  /// The best source of each quantity first: the HTS221's temperature is the more exact one (its
  /// datasheet says 0.5 °C, the LPS25H's 2 °C).
  List<SensorChip> of(SenseHat.Version version) {
    List<SensorChip> chips =
        new ArrayList<>(List.of(hts221(), lps25h(), accelerometer(), magnetometer()));
    if (version == SenseHat.Version.TWO) {
      chips.add(tcs3400());
    }
    return List.copyOf(chips);
  }

  private SensorChip hts221() {
    return SensorChip.required(
        "HTS221",
        choice(
            List.of(0x5F),
            iio(
                "HTS221",
                IioChannel.number(
                    Quantity.TEMPERATURE, "hts221", "in_temp", IioUnit.wholeOrMilli()),
                IioChannel.number(
                    Quantity.HUMIDITY, "hts221", "in_humidityrelative", IioUnit.wholeOrMilli())),
            _ -> none()));
  }

  private SensorChip lps25h() {
    return SensorChip.required(
        "LPS25H",
        choice(
            List.of(0x5C, 0x5D),
            iio(
                "LPS25H",
                IioChannel.number(
                    Quantity.PRESSURE,
                    "lps25h",
                    "in_pressure",
                    IioUnit.kilopascalsToHectopascals()),
                IioChannel.number(Quantity.TEMPERATURE, "lps25h", "in_temp", IioUnit.milli())),
            _ -> none()));
  }

  private SensorChip accelerometer() {
    return SensorChip.required(
        "LSM9DS1",
        choice(
            List.of(0x6A),
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
            _ -> none()));
  }

  private SensorChip magnetometer() {
    return SensorChip.required(
        "LSM9DS1 magnetometer",
        choice(
            List.of(0x1C),
            iio(
                "LSM9DS1",
                IioChannel.vector(
                    Quantity.MAGNETIC_FIELD,
                    List.of("lsm9ds1_magn"),
                    "in_magn",
                    IioUnit.gaussToMicrotesla())),
            _ -> none()));
  }

  private SensorChip tcs3400() {
    return SensorChip.optional("TCS3400", choice(List.of(0x29, 0x39), iio("TCS3400"), _ -> none()));
  }

  private SourceChoice choice(
      List<Integer> addresses, SensorSource iio, IntFunction<SensorSource> bus) {
    return new SourceChoice(buses.kernel(), addresses, iio, bus);
  }

  private SensorSource iio(String chip, IioChannel... channels) {
    return new IioSource(chip, List.of(channels), buses.kernel(), clock);
  }

  private static SensorSource none() {
    throw new BusException(BusException.Kind.NAK, "there is no driver for it yet");
  }
}
