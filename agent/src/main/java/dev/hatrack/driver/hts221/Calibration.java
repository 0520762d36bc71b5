package dev.hatrack.driver.hts221;

import dev.hatrack.bus.BusException;
import dev.hatrack.driver.Int16;

/// Two points on each of the chip's straight lines, measured in the factory.
///
/// @see "ST DocID026333, section 8: linear interpolation"
record Calibration(Line temperature, Line humidity) {
  /// Registers 0x30 to 0x3F.
  static final int BYTES = 16;

  /// A straight line through two points.
  record Line(int out0, double value0, int out1, double value1) {
    double at(int out) {
      return value0 + (out - out0) * (value1 - value0) / (out1 - out0);
    }
  }

  /// @throws BusException when there is no calibration in it
  static Calibration of(byte[] registers) {
    int msb = registers[5];
    Line temperature =
        new Line(
            Int16.littleEndian(registers, 12),
            (((msb & 0x03) << 8) | (registers[2] & 0xFF)) / 8.0,
            Int16.littleEndian(registers, 14),
            (((msb & 0x0C) << 6) | (registers[3] & 0xFF)) / 8.0);
    Line humidity =
        new Line(
            Int16.littleEndian(registers, 6),
            (registers[0] & 0xFF) / 2.0,
            Int16.littleEndian(registers, 10),
            (registers[1] & 0xFF) / 2.0);
    if (temperature.out0() == temperature.out1() || humidity.out0() == humidity.out1()) {
      throw new BusException(
          BusException.Kind.ERROR,
          "I2C 0x5f: the HTS221 has no calibration in its registers 0x30-0x3f: power the board off"
              + " and on; if that does not help, the chip is broken");
    }
    return new Calibration(temperature, humidity);
  }

  double celsius(int out) {
    return temperature.at(out);
  }

  /// Noise at the ends of the line goes beyond what there can be.
  double percent(int out) {
    return Math.clamp(humidity.at(out), 0.0, 100.0);
  }
}
