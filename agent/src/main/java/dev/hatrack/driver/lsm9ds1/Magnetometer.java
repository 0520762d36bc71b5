package dev.hatrack.driver.lsm9ds1;

import dev.hatrack.bus.I2cDevice;
import dev.hatrack.driver.Identity;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.InstantSource;
import java.util.List;

/// The LSM9DS1's magnetometer. Readings are along the axes that the datasheet draws on it (section
/// 1.2: its x points the other way than the accelerometer's); nothing is turned.
///
/// @see "ST DocID025715 (LSM9DS1 datasheet), sections 6 and 8, and table 3 for the sensitivities"
public final class Magnetometer {
  /// With SDO_M on ground as on the Sense HAT.
  public static final int ADDRESS = 0x1C;

  static final int WHO_AM_I = 0x0F;
  static final int CTRL_REG1_M = 0x20;
  static final int STATUS_REG_M = 0x27;
  static final int OUT_X_L_M = 0x28;

  /// Set in a sub-address, it moves on by itself.
  private static final int INCREMENT = 0x80;

  private static final int AVAILABLE = 0x08;

  /// Of ±4 gauss.
  private static final double MICROTESLA = 0.014;

  private static final Identity IDENTITY =
      new Identity("LSM9DS1's magnetometer", ADDRESS, WHO_AM_I, 0x3D);

  private final I2cDevice chip;
  private final InstantSource clock;
  private boolean measured;

  public Magnetometer(I2cDevice chip, InstantSource clock) {
    this.chip = chip;
    this.clock = clock;
  }

  /// @throws dev.hatrack.bus.BusException when another chip answers, or none
  public void probe() {
    IDENTITY.require(chip);
  }

  /// 10 Hz at ±4 gauss in ultra-high performance, continuously, with block data update: sections
  /// 8.5 to 8.9.
  ///
  /// @throws dev.hatrack.bus.BusException when the chip does not take it
  public synchronized void start() {
    probe();
    chip.write(
        (byte) (CTRL_REG1_M | INCREMENT),
        (byte) 0xF0,
        (byte) 0x00,
        (byte) 0x00,
        (byte) 0x0C,
        (byte) 0x40);
    measured = false;
  }

  /// The magnetic field; nothing before the first measurement is ready.
  public synchronized List<Reading> read() {
    int status = chip.read(STATUS_REG_M, 1)[0];
    measured = measured || (status & AVAILABLE) != 0;
    if (!measured) {
      return List.of();
    }
    byte[] out = chip.read(OUT_X_L_M | INCREMENT, Axes.BYTES);
    return List.of(Axes.reading(Quantity.MAGNETIC_FIELD, out, MICROTESLA, clock.instant()));
  }
}
