package dev.hatrack.bus.simulated;

import java.util.Arrays;

/// A model of the microcontroller that drives the Sense HAT's LEDs and reads its joystick, as its
/// firmware (raspberrypi/rpi-sense) answers on I2C: 192 pixel registers of five bits, an identity,
/// a version and the keys. A key that changes raises the interrupt line until the keys are read.
public final class SenseHatController implements I2cChip {
  /// Eight rows of eight bytes of red, of green and of blue.
  public static final int PIXEL_BYTES = 192;

  private static final int WHO_AM_I = 0xF0;
  private static final int VERSION = 0xF1;
  private static final int KEYS = 0xF2;
  private static final int MOST = 0x1F;

  private final byte[] pixels = new byte[PIXEL_BYTES];
  private final SimulatedLine interrupt;
  private int pointer;
  private boolean pointerNext;
  private int keys;
  private boolean impostor;

  /// @param interrupt the board's end of the line that tells of keys
  public SenseHatController(SimulatedLine interrupt) {
    this.interrupt = interrupt;
    interrupt.drive(false);
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

  /// What the LEDs show: 192 values from 0 to 31, as in the registers.
  public synchronized byte[] pixels() {
    return pixels.clone();
  }

  /// Another chip sits in its place: the identity register says something else.
  public synchronized void impostor(boolean now) {
    impostor = now;
  }

  @Override
  public synchronized boolean addressed(boolean reading) {
    pointerNext = !reading;
    return true;
  }

  @Override
  public synchronized boolean accept(int value) {
    if (pointerNext) {
      pointer = value;
      pointerNext = false;
    } else {
      if (pointer < PIXEL_BYTES) {
        pixels[pointer] = (byte) (value & MOST);
      }
      pointer = (pointer + 1) & 0xFF;
    }
    return true;
  }

  @Override
  public int supply() {
    int register;
    synchronized (this) {
      register = pointer;
      pointer = (pointer + 1) & 0xFF;
    }
    if (register == KEYS) {
      interrupt.drive(false);
    }
    return value(register);
  }

  private synchronized int value(int register) {
    return switch (register) {
      case WHO_AM_I -> impostor ? 0x00 : 's';
      case VERSION -> 0;
      case KEYS -> keys;
      default -> register < PIXEL_BYTES ? pixels[register] : 0;
    };
  }

  @Override
  public synchronized void powerCycle() {
    Arrays.fill(pixels, (byte) 0);
    keys = 0;
  }
}
