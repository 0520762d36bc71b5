package dev.hatrack.bus.simulated;

/// A model of the TCS3400 (ams, register description): how much light there is at gain 4 and 64
/// cycles, of all and of each colour, as a share of the most that it can tell.
public final class Tcs3400Chip extends SensorChip {
  private static final int ENABLE = 0x80;
  private static final int ON = 0x03;
  private static final int[] GAINS = {1, 4, 16, 64};

  private final double[] shares = {0.5, 0.5, 0.5};

  public Tcs3400Chip() {
    super(RegisterFile.SubAddress.PLAIN, 0x92, 0x90);
    registers().writable(ENABLE, 0x81, 0x8F);
    powerCycle();
  }

  /// @param colour 0 for red, 1 for green, 2 for blue
  /// @param share 0.0 to 1.0
  public synchronized void feel(int colour, double share) {
    shares[colour] = share;
    measure();
  }

  @Override
  void reset() {
    registers().set(0x81, 0xFF);
  }

  @Override
  void output() {
    RegisterFile registers = registers();
    if ((registers.get(ENABLE) & ON) != ON) {
      return;
    }
    long most = Math.min(65535, 1024L * (256 - registers.get(0x81)));
    double gain = GAINS[registers.get(0x8F) & 3] / 4.0;
    double clear = 0;
    for (int colour = 0; colour < shares.length; colour++) {
      long counts = Math.round(shares[colour] * 65535 * gain);
      registers.set16(0x96 + 2 * colour, Math.min(most, counts));
      clear += shares[colour] / shares.length;
    }
    registers.set16(0x94, Math.min(most, Math.round(clear * 65535 * gain)));
    registers.set(0x93, 0x01);
  }
}
