package dev.hatrack.driver.lsm9ds1;

import dev.hatrack.bus.I2cDevice;
import dev.hatrack.driver.Identity;
import dev.hatrack.driver.Int16;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// An accelerometer and gyroscope, and a magnetometer, in one package at two addresses. Readings
/// are along the axes that the datasheet draws on each part (section 1.2: the magnetometer's x
/// points the other way than the accelerometer's); nothing is turned.
///
/// @see "ST DocID025715 (LSM9DS1 datasheet), sections 6 to 8, and table 3 for the sensitivities"
public final class Lsm9ds1 {
  /// The accelerometer and gyroscope, with SDO_A/G on ground as on the Sense HAT.
  public static final int ACCEL_GYRO_ADDRESS = 0x6A;

  /// The magnetometer, with SDO_M on ground as on the Sense HAT.
  public static final int MAGNETOMETER_ADDRESS = 0x1C;

  static final int WHO_AM_I = 0x0F;
  static final int CTRL_REG1_G = 0x10;
  static final int STATUS_REG = 0x17;
  static final int OUT_X_G = 0x18;
  static final int CTRL_REG6_XL = 0x20;
  static final int CTRL_REG8 = 0x22;
  static final int OUT_X_XL = 0x28;
  static final int CTRL_REG1_M = 0x20;
  static final int STATUS_REG_M = 0x27;
  static final int OUT_X_L_M = 0x28;

  private static final int INCREMENT = 0x80;
  private static final int ACCEL_AND_GYRO_AVAILABLE = 0x03;
  private static final int MAGNETOMETER_AVAILABLE = 0x08;

  /// Of ±245 °/s.
  private static final double DEGREES_PER_SECOND = 0.00875;

  /// Of ±4 g.
  private static final double G = 0.000122;

  /// Of ±4 gauss.
  private static final double MICROTESLA = 0.014;

  private static final Identity ACCEL_GYRO =
      new Identity("LSM9DS1's accelerometer", ACCEL_GYRO_ADDRESS, WHO_AM_I, 0x68);
  private static final Identity MAGNETOMETER =
      new Identity("LSM9DS1's magnetometer", MAGNETOMETER_ADDRESS, WHO_AM_I, 0x3D);

  private final I2cDevice accelGyro;
  private final I2cDevice magnetometer;
  private final InstantSource clock;
  private boolean moved;
  private boolean magnetic;

  public Lsm9ds1(I2cDevice accelGyro, I2cDevice magnetometer, InstantSource clock) {
    this.accelGyro = accelGyro;
    this.magnetometer = magnetometer;
    this.clock = clock;
  }

  /// @throws dev.hatrack.bus.BusException when another chip answers, or none
  public void probe() {
    ACCEL_GYRO.require(accelGyro);
    MAGNETOMETER.require(magnetometer);
  }

  /// Block data update and addresses that move on; 119 Hz at ±245 °/s and ±4 g; 10 Hz at ±4 gauss
  /// in ultra-high performance, continuously: sections 7.11, 7.23, 7.25 and 8.5 to 8.9.
  ///
  /// @throws dev.hatrack.bus.BusException when the chip does not take it
  public synchronized void start() {
    probe();
    accelGyro.write((byte) CTRL_REG8, (byte) 0x44);
    accelGyro.write((byte) CTRL_REG1_G, (byte) 0x60);
    accelGyro.write((byte) CTRL_REG6_XL, (byte) 0x70);
    magnetometer.write(
        (byte) (CTRL_REG1_M | INCREMENT),
        (byte) 0xF0,
        (byte) 0x00,
        (byte) 0x00,
        (byte) 0x0C,
        (byte) 0x40);
    moved = false;
    magnetic = false;
  }

  /// Acceleration, angular rate and magnetic field, those whose first measurement is ready.
  public synchronized List<Reading> read() {
    List<Reading> readings = new ArrayList<>();
    int status = accelGyro.read(STATUS_REG, 1)[0];
    moved = moved || (status & ACCEL_AND_GYRO_AVAILABLE) == ACCEL_AND_GYRO_AVAILABLE;
    if (moved) {
      readings.add(vector(Quantity.ACCELERATION, accelGyro.read(OUT_X_XL, 6), G));
      readings.add(vector(Quantity.ANGULAR_RATE, accelGyro.read(OUT_X_G, 6), DEGREES_PER_SECOND));
    }
    int magneticStatus = magnetometer.read(STATUS_REG_M, 1)[0];
    magnetic = magnetic || (magneticStatus & MAGNETOMETER_AVAILABLE) != 0;
    if (magnetic) {
      byte[] out = magnetometer.read(OUT_X_L_M | INCREMENT, 6);
      readings.add(vector(Quantity.MAGNETIC_FIELD, out, MICROTESLA));
    }
    return readings;
  }

  private Reading vector(Quantity quantity, byte[] out, double unit) {
    Instant now = clock.instant();
    return new Reading(
        quantity,
        List.of(
            Int16.littleEndian(out, 0) * unit,
            Int16.littleEndian(out, 2) * unit,
            Int16.littleEndian(out, 4) * unit),
        "LSM9DS1",
        now);
  }
}
