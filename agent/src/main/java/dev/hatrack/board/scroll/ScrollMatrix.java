package dev.hatrack.board.scroll;

import dev.hatrack.board.LedMatrix;
import dev.hatrack.bus.Buses;
import dev.hatrack.driver.is31fl3731.Gamma;
import dev.hatrack.driver.is31fl3731.Is31fl3731;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;

/// The 17 x 7 LEDs that both boards have.
final class ScrollMatrix implements LedMatrix {
  static final SurfaceFormat FORMAT =
      new SurfaceFormat(PixelMap.WIDTH, PixelMap.HEIGHT, Colours.GREY8);

  /// The chip's AD pin is on ground.
  static final int ADDRESS = 0x74;

  private final Is31fl3731 chip;

  ScrollMatrix(Buses buses) {
    this.chip = new Is31fl3731(buses.i2c(ADDRESS));
  }

  void probe() {
    chip.probe();
  }

  void start() {
    chip.start(PixelMap.enabled());
  }

  void off() {
    chip.off();
  }

  @Override
  public SurfaceFormat format() {
    return FORMAT;
  }

  @Override
  public void show(Frame frame, double brightness) {
    if (!frame.format().equals(FORMAT)) {
      throw new IllegalArgumentException("a frame of " + frame.format() + " on " + FORMAT);
    }
    if (!(brightness >= 0.0 && brightness <= 1.0)) {
      throw new IllegalArgumentException("brightness " + brightness + " is not from 0.0 to 1.0");
    }
    byte[] pwm = new byte[Is31fl3731.LEDS];
    for (int y = 0; y < PixelMap.HEIGHT; y++) {
      for (int x = 0; x < PixelMap.WIDTH; x++) {
        int level = (int) Math.round(frame.at(x, y) * brightness);
        pwm[PixelMap.led(x, y)] = Gamma.pwm(level);
      }
    }
    chip.show(pwm);
  }
}
