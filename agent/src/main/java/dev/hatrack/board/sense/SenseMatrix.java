package dev.hatrack.board.sense;

import dev.hatrack.board.LedMatrix;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.KernelDevices.Framebuffer;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.util.Optional;

/// The 8 x 8 LEDs, by the way that was found when the board was set up.
final class SenseMatrix implements LedMatrix {
  static final SurfaceFormat FORMAT = new SurfaceFormat(8, 8, Colours.RGB8);

  private final Buses buses;
  private Optional<Pixels> way = Optional.empty();

  SenseMatrix(Buses buses) {
    this.buses = buses;
  }

  synchronized void probe() {
    way.orElseGet(this::find).probe();
  }

  synchronized void start() {
    close();
    way = Optional.of(find());
    show(Frame.blank(FORMAT), 1.0);
  }

  private Pixels find() {
    Optional<Framebuffer> kernels = buses.kernel().framebuffer(FramebufferPixels.NAME);
    if (kernels.isPresent()) {
      return new FramebufferPixels(kernels.get());
    }
    Optional<String> driver = buses.kernel().driverOf(RegisterPixels.ADDRESS);
    if (driver.isPresent()) {
      throw new BusException(
          BusException.Kind.ERROR,
          ("the kernel's driver %s has the LED controller, but there is no framebuffer \"%s\": load"
                  + " it (sudo modprobe rpisense-fb), or boot with dtoverlay=rpi-sense")
              .formatted(driver.get(), FramebufferPixels.NAME));
    }
    return new RegisterPixels(buses.i2c(RegisterPixels.ADDRESS));
  }

  @Override
  public SurfaceFormat format() {
    return FORMAT;
  }

  @Override
  public synchronized void show(Frame frame, double brightness) {
    if (!frame.format().equals(FORMAT)) {
      throw new IllegalArgumentException("a frame of " + frame.format() + " on " + FORMAT);
    }
    if (!(brightness >= 0.0 && brightness <= 1.0)) {
      throw new IllegalArgumentException("brightness " + brightness + " is not from 0.0 to 1.0");
    }
    way.orElseThrow(
            () -> new BusException(BusException.Kind.ERROR, "the LEDs have not been set up"))
        .show(frame, brightness);
  }

  synchronized void close() {
    way.ifPresent(Pixels::close);
    way = Optional.empty();
  }
}
