package dev.hatrack.bus.simulated;

/// A simulated sensor: what it feels shows in its output registers while it is switched on. Its
/// registers are as the datasheet has them; no noise, no delay between two measurements.
public abstract class SensorChip implements I2cChip {
  private final RegisterFile registers;
  private final int identityRegister;
  private final int identity;
  private boolean frozen;
  private boolean impostor;

  SensorChip(RegisterFile.SubAddress kind, int identityRegister, int identity) {
    this.registers = new RegisterFile(kind, _ -> measure());
    this.identityRegister = identityRegister;
    this.identity = identity;
  }

  final RegisterFile registers() {
    return registers;
  }

  /// Puts into the registers what is there after power-on.
  abstract void reset();

  /// Puts what is felt into the output registers, if the chip is switched on.
  abstract void output();

  final synchronized void measure() {
    if (!frozen) {
      output();
    }
  }

  /// The outputs stay as they are, whatever is felt.
  public final synchronized void frozen(boolean now) {
    frozen = now;
    measure();
  }

  /// Another chip sits in its place: the identity register says something else.
  public final synchronized void impostor(boolean now) {
    impostor = now;
    registers.set(identityRegister, now ? 0xFF : identity);
  }

  @Override
  public final synchronized void powerCycle() {
    registers.clear();
    reset();
    impostor(impostor);
  }

  @Override
  public final synchronized boolean addressed(boolean reading) {
    return registers.addressed(reading);
  }

  @Override
  public final synchronized boolean accept(int value) {
    return registers.accept(value);
  }

  @Override
  public final synchronized int supply() {
    return registers.supply();
  }
}
