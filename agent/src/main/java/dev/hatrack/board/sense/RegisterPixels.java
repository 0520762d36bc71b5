package dev.hatrack.board.sense;

import dev.hatrack.bus.I2cDevice;
import dev.hatrack.driver.Identity;
import dev.hatrack.hat.Frame;

/// The LEDs through the registers of the board's microcontroller: for each row eight bytes of red,
/// eight of green and eight of blue, five bits each, in one write of 193 bytes.
///
/// @see "raspberrypi/rpi-sense, the firmware's I2C registers"
final class RegisterPixels implements Pixels {
  static final int ADDRESS = 0x46;

  private static final Identity IDENTITY =
      new Identity("Sense HAT's LED controller", ADDRESS, 0xF0, 's');
  private static final int WIDTH = 8;
  private static final int ROW = 3 * WIDTH;
  private static final int GREEN = WIDTH;
  private static final int BLUE = 2 * WIDTH;

  private final I2cDevice controller;

  RegisterPixels(I2cDevice controller) {
    this.controller = controller;
  }

  @Override
  public void probe() {
    IDENTITY.require(controller);
  }

  @Override
  public void show(Frame frame, double brightness) {
    byte[] bytes = new byte[1 + ROW * frame.format().height()];
    for (int y = 0; y < frame.format().height(); y++) {
      for (int x = 0; x < WIDTH; x++) {
        int rgb = frame.rgb(x, y);
        int at = 1 + y * ROW + x;
        bytes[at] = lit(rgb >> 16, brightness);
        bytes[at + GREEN] = lit((rgb >> 8) & 0xFF, brightness);
        bytes[at + BLUE] = lit(rgb & 0xFF, brightness);
      }
    }
    controller.write(bytes);
  }

  private static byte lit(int level, double brightness) {
    return (byte) FiveBits.lit(FiveBits.of(level, brightness));
  }

  @Override
  public void close() {
    // the bus is not ours
  }
}
