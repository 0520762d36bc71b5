package dev.hatrack.bus.simulated;

import java.util.Random;

/// A simulated sensor: what it feels shows in its output registers while it is switched on. Its
/// registers are as the datasheet has them. There is no delay between two measurements, and noise
/// only where it was asked for.
public abstract class SensorChip implements I2cChip {
  private final RegisterFile registers;
  private final int identityRegister;
  private final int identity;
  private final Random random = new Random(0);
  private boolean noisy;
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

  /// Each measurement differs a little from the last one, as a real sensor's do: by two counts at
  /// most. The same noise comes each time.
  public final synchronized void noisy(boolean now) {
    noisy = now;
  }

  /// What to add to a count.
  final int noise() {
    return noisy ? random.nextInt(5) - 2 : 0;
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
    if (reading && noisy) {
      measure();
    }
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
