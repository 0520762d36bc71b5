package dev.hatrack.bus.simulated;

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
  private static final int SIDE = 8;

  private static final int PICTURE_SIZE = 3 * SIDE * SIDE;
  private static final int IDENTITY = 0xF0;
  private static final int VERSION = 0xF1;
  private static final int KEYS = 0xF2;
  private static final int WRITE_PROTECTION = 0xF3;
  private static final int NOT_CHOSEN = 0xFF;
  private static final int OURS = 's';
  private static final int MOST = 31;

  private final SimulatedLine interrupt;
  private final int[] picture = new int[PICTURE_SIZE];
  private int pointer = NOT_CHOSEN;
  private int keys;
  private boolean unprotected;
  private int identity = OURS;

  /// @param interrupt the board's end of the line that tells of keys
  public SenseHatController(SimulatedLine interrupt) {
    this.interrupt = interrupt;
    interrupt.drive(false);
    rainbow();
  }

  /// What the LEDs show: 192 values from 0 to 31, as in the registers.
  public synchronized byte[] pixels() {
    byte[] shown = new byte[PICTURE_SIZE];
    for (int i = 0; i < PICTURE_SIZE; i++) {
      shown[i] = (byte) (picture[i] & MOST);
    }
    return shown;
  }

  /// The keys that are down, a bit each: down, right, up, middle, left.
  public void keys(int down) {
    boolean changed;
    synchronized (this) {
      changed = keys != down;
      keys = down;
    }
    if (changed) {
      interrupt.drive(true);
    }
  }

  /// Another chip sits in its place: the identity register says something else.
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
  public int supply() {
    int register;
    synchronized (this) {
      register = pointer;
      if (register < PICTURE_SIZE) {
        return picture[pointer++];
      }
    }
    if (register == KEYS) {
      interrupt.drive(false);
    }
    return value(register);
  }

  private synchronized int value(int register) {
    return switch (register) {
      case IDENTITY -> identity;
      case VERSION -> 0;
      case KEYS -> keys;
      case WRITE_PROTECTION -> unprotected ? 0 : 1;
      default -> 0xFF;
    };
  }

  @Override
  public synchronized void powerCycle() {
    pointer = NOT_CHOSEN;
    unprotected = false;
    keys = 0;
    rainbow();
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
