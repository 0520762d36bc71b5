package dev.hatrack.board.sense;

import dev.hatrack.board.LedMatrix;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.KernelDevices.Framebuffer;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.util.Optional;

/// The 8 x 8 LEDs. Of a frame's 256 steps of each colour they know 32.
final class SenseMatrix implements LedMatrix, Part {
  static final SurfaceFormat FORMAT = new SurfaceFormat(8, 8, Colours.RGB8);

  private final Buses buses;
  private Optional<Pixels> pixels = Optional.empty();

  SenseMatrix(Buses buses) {
    this.buses = buses;
  }

  @Override
  public String name() {
    return "LED matrix";
  }

  @Override
  public SurfaceFormat format() {
    return FORMAT;
  }

  @Override
  public synchronized void probe() {
    if (pixels.isPresent()) {
      pixels.get().probe();
      return;
    }
    try (Pixels way = choose()) {
      way.probe();
    }
  }

  @Override
  public synchronized void start() {
    release();
    Pixels way = choose();
    pixels = Optional.of(way);
    way.probe();
    way.show(new byte[FORMAT.frameBytes()]);
  }

  private Pixels choose() {
    Optional<Framebuffer> framebuffer = buses.kernel().framebuffer(FramebufferPixels.NAME);
    if (framebuffer.isPresent()) {
      return new FramebufferPixels(framebuffer.get());
    }
    Optional<String> driver = buses.kernel().driverOf(RegisterPixels.ADDRESS);
    if (driver.isPresent()) {
      throw new BusException(
          BusException.Kind.ERROR,
          "the kernel's driver %s has I2C 0x%02x, but there is no framebuffer '%s': put the line "
                  .formatted(driver.get(), RegisterPixels.ADDRESS, FramebufferPixels.NAME)
              + "dtoverlay=rpi-sense into /boot/firmware/config.txt, and reboot");
    }
    return new RegisterPixels(buses.i2c(RegisterPixels.ADDRESS));
  }

  @Override
  public synchronized void show(Frame frame, double brightness) {
    if (!frame.format().equals(FORMAT)) {
      throw new IllegalArgumentException("a frame of " + frame.format() + " on " + FORMAT);
    }
    if (!(brightness >= 0.0 && brightness <= 1.0)) {
      throw new IllegalArgumentException("brightness " + brightness + " is not from 0.0 to 1.0");
    }
    pixels
        .orElseThrow(
            () ->
                new BusException(
                    BusException.Kind.ERROR, "the LED matrix has not been set up since it failed"))
        .show(levels(frame, brightness));
  }

  private static byte[] levels(Frame frame, double brightness) {
    byte[] levels = frame.bytes();
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) Math.round((levels[i] & 0xFF) * brightness * Pixels.FULL / 255);
    }
    return levels;
  }

  /// Leaves the LEDs dark, if they can still be reached.
  @Override
  public synchronized void close() {
    try {
      pixels.ifPresent(way -> way.show(new byte[FORMAT.frameBytes()]));
    } finally {
      release();
    }
  }

  @Override
  public synchronized void release() {
    Optional<Pixels> old = pixels;
    pixels = Optional.empty();
    old.ifPresent(Pixels::close);
  }
}
