package dev.hatrack.bus.simulated;

import java.util.Arrays;

/// A 24Cxx EEPROM at register level. What is written is programmed by the stop, and dropped when a
/// repeated start comes instead.
///
/// Two things about it are assumptions, because the datasheets leave them open: where an EEPROM
/// with addresses of two bytes reads when it was sent one only (here: the high byte is taken, the
/// low one stays), and that programming takes no time.
///
/// @see "Microchip 24C32, sections 4 to 6; AT24C01C/02C, section 8.2"
public final class Eeprom24cChip implements I2cChip {
  /// How many bytes an address takes.
  public enum Addressing {
    /// 24C01 and 24C02.
    ONE_BYTE(256),
    /// 24C32 and larger.
    TWO_BYTES(4096);

    private final int size;

    Addressing(int size) {
      this.size = size;
    }
  }

  private static final int ERASED = 0xFF;

  private final Addressing addressing;
  private final byte[] memory;
  private final byte[] latched;
  private boolean writeProtected;
  private int pointer;
  private int addressBytes;
  private int latchedFrom;
  private int latchedCount;

  public Eeprom24cChip(Addressing addressing) {
    this.addressing = addressing;
    this.memory = new byte[addressing.size];
    this.latched = new byte[addressing.size];
    Arrays.fill(memory, (byte) ERASED);
  }

  /// What the factory puts in, from address 0.
  public synchronized void program(byte... content) {
    Arrays.fill(memory, (byte) ERASED);
    System.arraycopy(content, 0, memory, 0, content.length);
  }

  /// The pin WP: high is `true`.
  public synchronized void protect(boolean now) {
    writeProtected = now;
  }

  /// A copy of everything in it.
  public synchronized byte[] content() {
    return memory.clone();
  }

  @Override
  public synchronized boolean addressed(boolean reading) {
    latchedCount = 0;
    addressBytes = 0;
    return true;
  }

  @Override
  public synchronized boolean accept(int value) {
    if (addressBytes == 0) {
      pointer = addressing == Addressing.ONE_BYTE ? value : (value << 8) | (pointer & 0xFF);
      pointer %= memory.length;
      addressBytes = addressing == Addressing.ONE_BYTE ? 2 : 1;
    } else if (addressBytes == 1) {
      pointer = (pointer & ~0xFF) | value;
      addressBytes = 2;
    } else {
      latch(value);
    }
    return true;
  }

  private void latch(int value) {
    if (latchedCount == 0) {
      latchedFrom = pointer;
    }
    latched[latchedCount % latched.length] = (byte) value;
    latchedCount++;
    pointer = (pointer + 1) % memory.length;
  }

  @Override
  public synchronized int supply() {
    int value = memory[pointer] & 0xFF;
    pointer = (pointer + 1) % memory.length;
    return value;
  }

  @Override
  public synchronized void stopped() {
    for (int i = 0; i < latchedCount && !writeProtected; i++) {
      memory[(latchedFrom + i) % memory.length] = latched[i % latched.length];
    }
    latchedCount = 0;
  }

  @Override
  public synchronized void powerCycle() {
    pointer = 0;
    addressBytes = 0;
    latchedCount = 0;
  }
}
