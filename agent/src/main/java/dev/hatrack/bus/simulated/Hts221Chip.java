package dev.hatrack.bus.simulated;

/// A model of the HTS221 (ST DocID026333, section 7). Its calibration is one that the datasheet
/// allows: 10 °C and 40 °C, 30 % and 80 %.
public final class Hts221Chip extends SensorChip {
  private static final int CTRL_REG1 = 0x20;
  private static final int POWER = 0x80;
  private static final int T0_OUT = 300;
  private static final int T1_OUT = 7800;
  private static final int H0_OUT = -5000;
  private static final int H1_OUT = 10000;

  private double celsius = 20;
  private double percent = 45;

  public Hts221Chip() {
    super(RegisterFile.SubAddress.MSB_MOVES_ON, 0x0F, 0xBC);
    registers().writable(0x10, CTRL_REG1, 0x21, 0x22);
    powerCycle();
  }

  /// @param celsius -40 to 120
  /// @param percent relative humidity, 0 to 100
  public synchronized void feel(double celsius, double percent) {
    this.celsius = celsius;
    this.percent = percent;
    measure();
  }

  @Override
  void reset() {
    RegisterFile registers = registers();
    registers.set(0x10, 0x1B);
    registers.set(0x30, 30 * 2);
    registers.set(0x31, 80 * 2);
    registers.set(0x32, 10 * 8);
    registers.set(0x33, 40 * 8);
    // bit 8 of 40 * 8 is in the bits 3 and 2 of T1/T0 msb
    registers.set(0x35, ((40 * 8) >> 8) << 2);
    registers.set16(0x36, H0_OUT);
    registers.set16(0x3A, H1_OUT);
    registers.set16(0x3C, T0_OUT);
    registers.set16(0x3E, T1_OUT);
  }

  @Override
  void output() {
    RegisterFile registers = registers();
    if ((registers.get(CTRL_REG1) & POWER) == 0) {
      return;
    }
    registers.set16(0x28, noise() + Math.round(H0_OUT + (percent - 30) * (H1_OUT - H0_OUT) / 50));
    registers.set16(0x2A, noise() + Math.round(T0_OUT + (celsius - 10) * (T1_OUT - T0_OUT) / 30));
    registers.set(0x27, 0x03);
  }
}
