package dev.hatrack.bus.simulated;

/// A model of the LPS25H (ST DocID023722, section 8).
public final class Lps25hChip extends SensorChip {
  private static final int CTRL_REG1 = 0x20;
  private static final int POWER = 0x80;

  private double hectopascals = 1013.25;
  private double celsius = 20;

  public Lps25hChip() {
    super(RegisterFile.SubAddress.MSB_MOVES_ON, 0x0F, 0xBD);
    registers().writable(0x10, CTRL_REG1, 0x21, 0x22, 0x23, 0x24, 0x2E);
    powerCycle();
  }

  /// @param hectopascals 260 to 1260
  /// @param celsius -30 to 105
  public synchronized void feel(double hectopascals, double celsius) {
    this.hectopascals = hectopascals;
    this.celsius = celsius;
    measure();
  }

  @Override
  void reset() {
    registers().set(0x10, 0x05);
  }

  @Override
  void output() {
    RegisterFile registers = registers();
    if ((registers.get(CTRL_REG1) & POWER) == 0) {
      return;
    }
    long pressure = noise() + Math.round(hectopascals * (1 << 12));
    registers.set16(0x28, pressure);
    registers.set(0x2A, (int) (pressure >> 16));
    registers.set16(0x2B, noise() + Math.round((celsius - 42.5) * 480));
    registers.set(0x27, 0x03);
  }
}
