package dev.hatrack.bus.simulated;

/// A model of the accelerometer and gyroscope in the LSM9DS1 (ST DocID025715, section 7), with the
/// sensitivities of its table 3.
public final class Lsm9ds1AccelGyroChip extends SensorChip {
  private static final int CTRL_REG1_G = 0x10;
  private static final int CTRL_REG6_XL = 0x20;

  /// In mdps a count, by the two bits of FS_G: 245, 500, none, 2000 °/s.
  private static final double[] GYRO = {8.75, 17.5, 8.75, 70};

  /// In mg a count, by the two bits of FS_XL: 2, 16, 4, 8 g.
  private static final double[] ACCEL = {0.061, 0.732, 0.122, 0.244};

  private final double[] g = {0, 0, 1};
  private final double[] degreesPerSecond = {0, 0, 0};

  public Lsm9ds1AccelGyroChip() {
    super(RegisterFile.SubAddress.PLAIN, 0x0F, 0x68);
    registers().writable(CTRL_REG1_G, 0x11, 0x12, 0x1E, 0x1F, CTRL_REG6_XL, 0x21, 0x22, 0x23, 0x24);
    powerCycle();
  }

  /// @param axis 0 for x, 1 for y, 2 for z
  public synchronized void accelerate(int axis, double felt) {
    g[axis] = felt;
    measure();
  }

  /// @param axis 0 for x, 1 for y, 2 for z
  public synchronized void turn(int axis, double felt) {
    degreesPerSecond[axis] = felt;
    measure();
  }

  @Override
  void reset() {
    registers().set(0x22, 0x04);
  }

  @Override
  void output() {
    RegisterFile registers = registers();
    int gyro = registers.get(CTRL_REG1_G);
    int accel = registers.get(CTRL_REG6_XL);
    int status = 0;
    if (gyro >> 5 != 0) {
      put(0x18, degreesPerSecond, GYRO[(gyro >> 3) & 3] / 1000);
      status |= 0x02;
    }
    if (accel >> 5 != 0 || gyro >> 5 != 0) {
      put(0x28, g, ACCEL[(accel >> 3) & 3] / 1000);
      status |= 0x01;
    }
    registers.set(0x17, status);
    registers.set(0x27, status);
  }

  private void put(int first, double[] felt, double unit) {
    for (int axis = 0; axis < felt.length; axis++) {
      long counts = noise() + Math.round(felt[axis] / unit);
      registers().set16(first + 2 * axis, Math.clamp(counts, Short.MIN_VALUE, Short.MAX_VALUE));
    }
  }
}
