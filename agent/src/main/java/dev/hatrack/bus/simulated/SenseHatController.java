package dev.hatrack.bus.simulated;

import java.util.function.Consumer;

/// A model of the microcontroller that drives the LEDs and the joystick of a Sense HAT, register by
/// register, as its firmware has them (raspberrypi/rpi-sense, `rpi-sense.S`): the picture in
/// registers 0x00 to 0xBF, through which the register pointer moves on by itself; then, where it
/// stays, who it is (0xF0), the firmware's version (0xF1), the keys (0xF2) and the EEPROM's write
/// protection (0xF3).
///
/// It acknowledges everything, takes no notice of writes to registers that don't exist, and reads
/// as 0xFF there. A key that changes raises its line until the keys are read.
///
/// **Not as the firmware has it**: after power-on that shows a rainbow; the model's has other
/// colours.
///
/// **Unverified on a real board**: whether the second version's controller does the same.
public final class SenseHatController implements I2cChip {
  /// The rows and the columns.
  public static final int SIDE = 8;

  private static final int PICTURE_SIZE = 3 * SIDE * SIDE;
  private static final int IDENTITY = 0xF0;
  private static final int VERSION = 0xF1;
  private static final int KEYS = 0xF2;
  private static final int WRITE_PROTECTION = 0xF3;
  private static final int NOT_CHOSEN = 0xFF;
  private static final int OURS = 's';
  private static final int MOST = 31;

  private final Consumer<Boolean> interrupt;
  private final int[] picture = new int[PICTURE_SIZE];
  private int pointer = NOT_CHOSEN;
  private int keys;
  private boolean unprotected;
  private int identity = OURS;

  /// @param interrupt drives the line that tells of keys
  public SenseHatController(Consumer<Boolean> interrupt) {
    this.interrupt = interrupt;
    rainbow();
  }

  /// How long the LED in a column and a row is on in each of its colours (0 red, 1 green, 2 blue):
  /// 0 (never) to 31, and twice that for a driver that writes more than five bits.
  public synchronized int light(int x, int y, int colour) {
    return picture[y * 3 * SIDE + colour * SIDE + x];
  }

  /// Someone pushes the joystick, or lets it go.
  ///
  /// @param bit of the key register: 0 down, 1 right, 2 up, 3 middle, 4 left
  public synchronized void key(int bit, boolean down) {
    int before = keys;
    keys = down ? keys | (1 << bit) : keys & ~(1 << bit);
    if (keys != before) {
      interrupt.accept(true);
    }
  }

  /// Whether it says to be another chip.
  public synchronized void impostor(boolean another) {
    identity = another ? 0x55 : OURS;
  }

  @Override
  public synchronized boolean addressed(boolean reading) {
    if (!reading) {
      pointer = NOT_CHOSEN;
    }
    return true;
  }

  @Override
  public synchronized boolean accept(int value) {
    if (pointer == NOT_CHOSEN) {
      pointer = value;
    } else if (pointer < PICTURE_SIZE) {
      picture[pointer++] = value;
    } else if (pointer == WRITE_PROTECTION) {
      unprotected = value == 0;
    }
    return true;
  }

  @Override
  public synchronized int supply() {
    if (pointer < PICTURE_SIZE) {
      return picture[pointer++];
    }
    return switch (pointer) {
      case IDENTITY -> identity;
      case VERSION -> 0;
      case KEYS -> {
        interrupt.accept(false);
        yield keys;
      }
      case WRITE_PROTECTION -> unprotected ? 0 : 1;
      default -> 0xFF;
    };
  }

  @Override
  public synchronized void powerCycle() {
    pointer = NOT_CHOSEN;
    unprotected = false;
    rainbow();
    interrupt.accept(keys != 0);
  }

  private void rainbow() {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int along = x + y;
        int row = y * 3 * SIDE;
        picture[row + x] = Math.max(0, MOST - 5 * along);
        picture[row + SIDE + x] = MOST - 4 * Math.abs(along - SIDE + 1);
        picture[row + 2 * SIDE + x] = Math.max(0, 5 * (along - SIDE));
      }
    }
  }
}
