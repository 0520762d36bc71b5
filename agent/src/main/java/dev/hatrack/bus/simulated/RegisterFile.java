package dev.hatrack.bus.simulated;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// The registers of a simulated chip that is spoken to in the usual way: the first byte of a write
/// is a sub-address, what follows goes into registers, and a read goes on from there.
final class RegisterFile {
  private static final int REGISTERS = 256;

  /// What the bits of a sub-address mean.
  interface SubAddress {
    int register(int sent);

    boolean movesOn(int sent);

    /// Seven bits of register; the eighth says whether it moves on by itself, as ST's chips have
    /// it.
    SubAddress MSB_MOVES_ON =
        new SubAddress() {
          @Override
          public int register(int sent) {
            return sent & 0x7F;
          }

          @Override
          public boolean movesOn(int sent) {
            return (sent & 0x80) != 0;
          }
        };

    /// All eight bits are the register, and it always moves on.
    SubAddress PLAIN =
        new SubAddress() {
          @Override
          public int register(int sent) {
            return sent;
          }

          @Override
          public boolean movesOn(int sent) {
            return true;
          }
        };
  }

  private final int[] values = new int[REGISTERS];
  private final boolean[] writable = new boolean[REGISTERS];
  private final SubAddress kind;
  private final IntConsumer written;
  private int pointer;
  private boolean movesOn;
  private boolean pointerNext;

  /// @param written told of each register that the master has written
  RegisterFile(SubAddress kind, IntConsumer written) {
    this.kind = kind;
    this.written = written;
  }

  /// A register that the master may write.
  void writable(int... registers) {
    for (int register : registers) {
      writable[register] = true;
    }
  }

  int get(int register) {
    return values[register];
  }

  void set(int register, int value) {
    values[register] = value & 0xFF;
  }

  /// Sets two registers, the low byte first.
  void set16(int register, long value) {
    set(register, (int) value);
    set(register + 1, (int) (value >> 8));
  }

  void clear() {
    Arrays.fill(values, 0);
    pointer = 0;
  }

  boolean addressed(boolean reading) {
    pointerNext = !reading;
    return true;
  }

  boolean accept(int value) {
    if (pointerNext) {
      pointer = kind.register(value);
      movesOn = kind.movesOn(value);
      pointerNext = false;
      return true;
    }
    int register = pointer;
    if (writable[register]) {
      values[register] = value;
      written.accept(register);
    }
    next();
    return true;
  }

  int supply() {
    int value = values[pointer];
    next();
    return value;
  }

  private void next() {
    if (movesOn) {
      pointer = (pointer + 1) % REGISTERS;
    }
  }
}
