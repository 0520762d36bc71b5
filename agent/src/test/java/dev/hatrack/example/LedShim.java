package dev.hatrack.example;

import dev.hatrack.board.Board;
import dev.hatrack.board.LedMatrix;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.driver.is31fl3731.Gamma;
import dev.hatrack.driver.is31fl3731.Is31fl3731;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pimoroni LED SHIM: a row of 28 coloured pixels on one IS31FL3731.
public final class LedShim implements Board, LedMatrix {
  public static final SurfaceFormat FORMAT = new SurfaceFormat(ShimWiring.PIXELS, 1, Colours.RGB8);
  public static final BoardModel MODEL =
      new BoardModel("led-shim", "pimoroni", "LED SHIM").withLeds(FORMAT);

  /// The chip's AD pin is on SCL.
  public static final int ADDRESS = 0x75;

  private static final Logger log = LoggerFactory.getLogger(LedShim.class);

  private final Is31fl3731 chip;

  public LedShim(Buses buses) {
    this.chip = new Is31fl3731(buses.i2c(ADDRESS));
  }

  @Override
  public BoardModel model() {
    return MODEL;
  }

  @Override
  public void probe() {
    chip.probe();
  }

  @Override
  public void start() {
    chip.start(ShimWiring.enabled());
  }

  @Override
  public Optional<LedMatrix> leds() {
    return Optional.of(this);
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
    byte[] levels = frame.bytes();
    byte[] pwm = new byte[Is31fl3731.LEDS];
    for (int i = 0; i < levels.length; i++) {
      int level = (int) Math.round((levels[i] & 0xFF) * brightness);
      int led = ShimWiring.led(i / ShimWiring.COLOURS, i % ShimWiring.COLOURS);
      pwm[led] = Gamma.pwm(level);
    }
    chip.show(pwm);
  }

  @Override
  public void close() {
    try {
      chip.off();
    } catch (BusException e) {
      log.debug("{} was not darkened: {}", MODEL.slug(), e.reason());
    }
  }
}
