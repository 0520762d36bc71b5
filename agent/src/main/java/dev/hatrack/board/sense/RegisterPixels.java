package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.I2cDevice;
import java.util.Arrays;
import java.util.Optional;

/// The LEDs through the registers of their controller: for each row from the top eight bytes of
/// red, eight of green and eight of blue, from the left, of which five bits count.
final class RegisterPixels implements Pixels {
  /// The controller's place on the I2C bus.
  static final int ADDRESS = 0x46;

  /// The bits of a byte that can be trusted: the kernel's driver ignores the highest one, because
  /// the Pi's I2C and the controller's stretched clock do not go well together.
  static final int TRUSTED = 0x7F;

  private static final int WIDTH = 8;
  private static final int PICTURE = 0x00;
  private static final int IDENTITY = 0xF0;
  private static final int OURS = 's';

  /// What the kernel's driver applies unless it is told otherwise, so that a picture looks the same
  /// on both ways.
  private static final byte[] GAMMA = {
    0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, //
    8, 9, 10, 11, 12, 14, 15, 17, 18, 20, 21, 23, 25, 27, 29, 31
  };

  private final I2cDevice controller;

  /// The first registers as they must be; empty while that is not known.
  private Optional<byte[]> firstRegisters = Optional.empty();

  RegisterPixels(I2cDevice controller) {
    this.controller = controller;
  }

  @Override
  public void probe() {
    int identity = controller.read(IDENTITY, 1)[0] & TRUSTED;
    if (identity != OURS) {
      throw new BusException(
          BusException.Kind.ERROR,
          "I2C 0x%02x: another chip answers: register 0x%02x says 0x%02x, a Sense HAT says 0x%02x"
              .formatted(ADDRESS, IDENTITY, identity, OURS));
    }
    firstRegisters.ifPresent(this::compare);
  }

  /// A controller that was without power shows a rainbow. That is told once: a start puts it right.
  private void compare(byte[] wanted) {
    byte[] held = controller.read(PICTURE, wanted.length);
    for (int i = 0; i < held.length; i++) {
      held[i] &= TRUSTED;
    }
    if (!Arrays.equals(held, wanted)) {
      firstRegisters = Optional.empty();
      throw new BusException(
          BusException.Kind.ERROR,
          "I2C 0x%02x: the LEDs have lost their picture: the board was without power"
              .formatted(ADDRESS));
    }
  }

  @Override
  public void show(byte[] levels) {
    byte[] message = new byte[1 + levels.length];
    message[0] = PICTURE;
    for (int i = 0; i < levels.length; i++) {
      message[1 + register(i / 3, i % 3)] = GAMMA[levels[i]];
    }
    firstRegisters = Optional.empty();
    controller.write(message);
    firstRegisters = Optional.of(Arrays.copyOfRange(message, 1, 1 + WIDTH));
  }

  /// Where a pixel's colour (0 red, 1 green, 2 blue) is.
  private static int register(int pixel, int colour) {
    int row = pixel / WIDTH;
    int column = pixel % WIDTH;
    return (3 * row + colour) * WIDTH + column;
  }

  @Override
  public void close() {
    // a place on the bus is not held
  }
}
