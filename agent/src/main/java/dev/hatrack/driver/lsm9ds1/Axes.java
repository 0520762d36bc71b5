package dev.hatrack.driver.lsm9ds1;

import dev.hatrack.driver.Int16;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.Instant;
import java.util.List;

/// Three output registers of 16 bits: x, y and z.
final class Axes {
  static final int BYTES = 6;

  private Axes() {}

  /// @param unit what one count is worth
  static Reading reading(Quantity quantity, byte[] out, double unit, Instant at) {
    return new Reading(
        quantity,
        List.of(
            Int16.littleEndian(out, 0) * unit,
            Int16.littleEndian(out, 2) * unit,
            Int16.littleEndian(out, 4) * unit),
        "LSM9DS1",
        at);
  }
}
