package dev.hatrack.board.sense;

import dev.hatrack.board.Buttons;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/// The joystick: five buttons of which a hand holds down one at a time.
final class Joystick implements Part {
  private final Buses buses;
  private final InstantSource clock;
  private final Executor reader;
  private final HeldButtons held = new HeldButtons();
  private volatile Optional<StickKeys> keys = Optional.empty();

  /// @param reader does what the thread that watches a GPIO line must not wait for
  Joystick(Buses buses, InstantSource clock, Executor reader) {
    this.buses = buses;
    this.clock = clock;
    this.reader = reader;
  }

  Buttons buttons() {
    return held;
  }

  @Override
  public String name() {
    return "joystick";
  }

  @Override
  public void probe() {
    if (keys.isPresent()) {
      keys.get().probe();
      return;
    }
    try (StickKeys way = choose()) {
      way.probe();
    }
  }

  @Override
  public void start() {
    release();
    StickKeys way = choose();
    keys = Optional.of(way);
    way.probe();
  }

  private StickKeys choose() {
    Optional<StickKeys> device = KernelKeys.open(buses.kernel(), held, clock);
    if (device.isPresent()) {
      return device.get();
    }
    Optional<String> driver = buses.kernel().driverOf(RegisterPixels.ADDRESS);
    if (driver.isPresent()) {
      throw new BusException(
          BusException.Kind.ERROR,
          "the kernel's driver %s has I2C 0x%02x, but there is no input device '%s': "
                  .formatted(driver.get(), RegisterPixels.ADDRESS, KernelKeys.NAME)
              + "type 'sudo modprobe rpisense-js', or reboot");
    }
    return new RegisterKeys(buses, held, clock, reader);
  }

  @Override
  public void release() {
    keys.ifPresent(StickKeys::close);
    keys = Optional.empty();
    held.note(Set.of(), clock.instant());
    held.tell();
  }

  @Override
  public void close() {
    release();
  }
}
