package dev.hatrack.board.sense;

/// Turns what Industrial I/O says, which is `(raw + offset) * scale` in the unit that the kernel's
/// `sysfs-bus-iio` gives to the channel, into the unit of a {@link dev.hatrack.hat.Quantity}.
@FunctionalInterface
interface IioUnit {
  double STANDARD_GRAVITY = 9.80665;

  /// @param value in the kernel's unit
  /// @param scale what a step of the chip's own number is worth
  double convert(double value, double scale);

  /// `in_temp`: thousandths of a °C.
  static IioUnit milli() {
    return (value, _) -> value / 1000;
  }

  /// `in_temp` and `in_humidityrelative` of the HTS221. The ABI says thousandths, but the kernel's
  /// driver says whole °C and %: its scale is the slope of the calibration, about 1/64 °C and 1/256
  /// % a step. So a step of less than one unit is taken for what the driver does, and one of more
  /// for what the ABI says, should the driver ever follow it.
  static IioUnit wholeOrMilli() {
    return (value, scale) -> Math.abs(scale) < 1 ? value : value / 1000;
  }

  /// `in_pressure`: kPa.
  static IioUnit kilopascalsToHectopascals() {
    return (value, _) -> value * 10;
  }

  /// `in_accel`: m/s².
  static IioUnit metresPerSecondSquaredToG() {
    return (value, _) -> value / STANDARD_GRAVITY;
  }

  /// `in_anglvel`: radians a second.
  static IioUnit radiansToDegrees() {
    return (value, _) -> Math.toDegrees(value);
  }

  /// `in_magn`: gauss.
  static IioUnit gaussToMicrotesla() {
    return (value, _) -> value * 100;
  }
}
