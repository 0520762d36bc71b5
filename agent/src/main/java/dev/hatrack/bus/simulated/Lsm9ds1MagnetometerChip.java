package dev.hatrack.bus.simulated;

/// A model of the magnetometer in the LSM9DS1 (ST DocID025715, section 8).
public final class Lsm9ds1MagnetometerChip extends SensorChip {
  private static final int CTRL_REG2_M = 0x21;
  private static final int CTRL_REG3_M = 0x22;
  private static final int POWERED_DOWN = 0x03;

  /// In mgauss a count, by the two bits of FS: 4, 8, 12, 16 gauss; a gauss is 100 µT.
  private static final double[] SENSITIVITY = {0.14, 0.29, 0.43, 0.58};

  private final double[] microtesla = {20, 0, -40};

  public Lsm9ds1MagnetometerChip() {
    super(RegisterFile.SubAddress.MSB_MOVES_ON, 0x0F, 0x3D);
    registers().writable(0x20, CTRL_REG2_M, CTRL_REG3_M, 0x23, 0x24);
    powerCycle();
  }

  /// @param axis 0 for x, 1 for y, 2 for z
  public synchronized void feel(int axis, double felt) {
    microtesla[axis] = felt;
    measure();
  }

  @Override
  void reset() {
    registers().set(0x20, 0x10);
    registers().set(CTRL_REG3_M, POWERED_DOWN);
  }

  @Override
  void output() {
    RegisterFile registers = registers();
    if ((registers.get(CTRL_REG3_M) & POWERED_DOWN) != 0) {
      return;
    }
    double gauss = SENSITIVITY[(registers.get(CTRL_REG2_M) >> 5) & 3] / 1000;
    for (int axis = 0; axis < microtesla.length; axis++) {
      long counts = noise() + Math.round(microtesla[axis] / 100 / gauss);
      registers.set16(0x28 + 2 * axis, Math.clamp(counts, Short.MIN_VALUE, Short.MAX_VALUE));
    }
    registers.set(0x27, 0x0F);
  }
}
