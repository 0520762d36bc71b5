package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.KernelDevices;
import dev.hatrack.bus.KernelDevices.KeyEvent;
import dev.hatrack.bus.KernelDevices.Subscribed;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// The joystick through the kernel's input device.
final class KernelKeys implements StickKeys {
  /// What the kernel calls it.
  static final String NAME = "Raspberry Pi Sense HAT Joystick";

  private static final int REPEATED = 2;

  private final HeldButtons held;
  private final InstantSource clock;
  private volatile Optional<Subscribed> device = Optional.empty();
  private volatile Optional<BusException> lost = Optional.empty();

  private KernelKeys(HeldButtons held, InstantSource clock) {
    this.held = held;
    this.clock = clock;
  }

  /// Begins to listen, where there is such a device.
  static Optional<StickKeys> open(KernelDevices kernel, HeldButtons held, InstantSource clock) {
    KernelKeys keys = new KernelKeys(held, clock);
    keys.device = kernel.keys(NAME, keys::key, keys::lost);
    return keys.device.<StickKeys>map(_ -> keys);
  }

  private void key(KeyEvent event) {
    if (event.value() != REPEATED) {
      StickButton.ofKey(event.code())
          .ifPresent(button -> held.note(button, event.value() != 0, clock.instant()));
      held.tell();
    }
  }

  private void lost(BusException reason) {
    lost = Optional.of(reason);
    held.note(Set.of(), clock.instant());
    held.tell();
  }

  @Override
  public void probe() {
    if (lost.isPresent()) {
      throw lost.get();
    }
  }

  @Override
  public void close() {
    device.ifPresent(Subscribed::close);
  }
}
