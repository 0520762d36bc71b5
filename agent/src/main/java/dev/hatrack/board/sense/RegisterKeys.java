package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.I2cDevice;
import dev.hatrack.bus.Pull;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The joystick through its controller's key register. The controller raises a line when a key
/// changes, and lowers it when the register is read; reading it now and then puts right what a lost
/// edge did not tell.
final class RegisterKeys implements StickKeys {
  /// The BCM number of the controller's line.
  static final int LINE = 23;

  private static final Logger log = LoggerFactory.getLogger(RegisterKeys.class);
  private static final int KEYS = 0xF2;

  private final I2cDevice controller;
  private final HeldButtons held;
  private final InstantSource clock;
  private final GpioInput line;

  /// @param reader reads the register when the line rises, which the line's own thread must not
  ///   wait for
  RegisterKeys(Buses buses, HeldButtons held, InstantSource clock, Executor reader) {
    this.controller = buses.i2c(RegisterPixels.ADDRESS);
    this.held = held;
    this.clock = clock;
    this.line =
        buses.input(
            LINE,
            Pull.NONE,
            high -> {
              if (high) {
                Instant at = clock.instant();
                reader.execute(() -> changed(at));
              }
            });
  }

  private void changed(Instant at) {
    try {
      read(at);
    } catch (BusException e) {
      log.debug("the joystick moved, but was not read: {}", e.reason());
    }
  }

  @Override
  public void probe() {
    read(clock.instant());
  }

  private void read(Instant at) {
    try {
      note(at);
    } finally {
      held.tell();
    }
  }

  /// One at a time, so that what was read first is also noted first. A stick that can't be read is
  /// held by nobody.
  private synchronized void note(Instant at) {
    try {
      int keys = controller.read(KEYS, 1)[0] & RegisterPixels.TRUSTED;
      held.note(StickButton.ofRegister(keys), at);
    } catch (BusException e) {
      held.note(Set.of(), at);
      throw e;
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
