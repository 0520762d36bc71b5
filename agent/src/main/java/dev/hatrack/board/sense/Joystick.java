package dev.hatrack.board.sense;

import dev.hatrack.board.ButtonListeners;
import dev.hatrack.board.Buttons;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.KernelDevices.Subscribed;
import dev.hatrack.hat.ButtonEvent;
import dev.hatrack.hat.Subscription;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The joystick's four directions and its middle, through the kernel's input device where there is
/// one, else through the key register.
final class Joystick implements Buttons {
  static final List<String> NAMES = List.of("up", "down", "left", "right", "middle");

  /// As the kernel's drivers name it.
  static final String INPUT_DEVICE = "Raspberry Pi Sense HAT Joystick";

  private final Buses buses;
  private final InstantSource clock;
  private final ButtonListeners listeners = new ButtonListeners();
  private final Map<String, Boolean> down = new LinkedHashMap<>();
  private Optional<Subscribed> input = Optional.empty();
  private Optional<KeyRegister> register = Optional.empty();

  Joystick(Buses buses, InstantSource clock) {
    this.buses = buses;
    this.clock = clock;
    NAMES.forEach(name -> down.put(name, false));
  }

  /// Begins to listen, unless it does already.
  ///
  /// @throws dev.hatrack.bus.BusException when the device or the line can't be had
  synchronized void start() {
    if (input.isPresent() || register.isPresent()) {
      return;
    }
    input =
        buses
            .kernel()
            .keys(
                INPUT_DEVICE,
                key -> KeyCodes.name(key.code()).ifPresent(name -> become(name, key.value() != 0)),
                _ -> close());
    if (input.isEmpty() && buses.kernel().driverOf(RegisterPixels.ADDRESS).isEmpty()) {
      KeyRegister keys = new KeyRegister(buses.i2c(RegisterPixels.ADDRESS), this::become);
      keys.open(buses);
      register = Optional.of(keys);
    }
  }

  /// Puts right what an edge did not tell.
  void settle() {
    Optional<KeyRegister> keys;
    synchronized (this) {
      keys = register;
    }
    keys.ifPresent(KeyRegister::read);
  }

  private void become(String name, boolean pressed) {
    synchronized (this) {
      Boolean before = down.put(name, pressed);
      if (Boolean.valueOf(pressed).equals(before)) {
        return;
      }
    }
    ButtonEvent.Action action = pressed ? ButtonEvent.Action.PRESSED : ButtonEvent.Action.RELEASED;
    listeners.report(new ButtonEvent(name, action, clock.instant()));
  }

  @Override
  public synchronized Map<String, Boolean> pressed() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(down));
  }

  @Override
  public Subscription listen(Consumer<ButtonEvent> listener) {
    return listeners.add(listener);
  }

  synchronized void close() {
    input.ifPresent(Subscribed::close);
    register.ifPresent(KeyRegister::close);
    input = Optional.empty();
    register = Optional.empty();
    NAMES.forEach(name -> down.put(name, false));
  }
}
