package dev.hatrack.driver.lsm9ds1;

import dev.hatrack.bus.I2cDevice;
import dev.hatrack.driver.Identity;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The LSM9DS1's accelerometer and gyroscope. Readings are along the axes that the datasheet draws
/// on it (section 1.2); nothing is turned.
///
/// @see "ST DocID025715 (LSM9DS1 datasheet), sections 6 to 7, and table 3 for the sensitivities"
public final class AccelGyro {
  /// With SDO_A/G on ground as on the Sense HAT.
  public static final int ADDRESS = 0x6A;

  static final int WHO_AM_I = 0x0F;
  static final int CTRL_REG1_G = 0x10;
  static final int STATUS_REG = 0x17;
  static final int OUT_X_G = 0x18;
  static final int CTRL_REG6_XL = 0x20;
  static final int CTRL_REG8 = 0x22;
  static final int OUT_X_XL = 0x28;

  private static final int BOTH_AVAILABLE = 0x03;

  /// Of ±245 °/s.
  private static final double DEGREES_PER_SECOND = 0.00875;

  /// Of ±4 g.
  private static final double G = 0.000122;

  private static final Identity IDENTITY =
      new Identity("LSM9DS1's accelerometer", ADDRESS, WHO_AM_I, 0x68);

  private final I2cDevice chip;
  private final InstantSource clock;
  private boolean measured;

  public AccelGyro(I2cDevice chip, InstantSource clock) {
    this.chip = chip;
    this.clock = clock;
  }

  /// @throws dev.hatrack.bus.BusException when another chip answers, or none
  public void probe() {
    IDENTITY.require(chip);
  }

  /// Block data update and addresses that move on; 119 Hz at ±245 °/s and ±4 g: sections 7.11, 7.23
  /// and 7.25.
  ///
  /// @throws dev.hatrack.bus.BusException when the chip does not take it
  public synchronized void start() {
    probe();
    chip.write((byte) CTRL_REG8, (byte) 0x44);
    chip.write((byte) CTRL_REG1_G, (byte) 0x60);
    chip.write((byte) CTRL_REG6_XL, (byte) 0x70);
    measured = false;
  }

  /// Acceleration and angular rate; nothing before the first measurement is ready.
  public synchronized List<Reading> read() {
    int status = chip.read(STATUS_REG, 1)[0];
    measured = measured || (status & BOTH_AVAILABLE) == BOTH_AVAILABLE;
    if (!measured) {
      return List.of();
    }
    Instant now = clock.instant();
    return List.of(
        Axes.reading(Quantity.ACCELERATION, chip.read(OUT_X_XL, Axes.BYTES), G, now),
        Axes.reading(
            Quantity.ANGULAR_RATE, chip.read(OUT_X_G, Axes.BYTES), DEGREES_PER_SECOND, now));
  }
}
