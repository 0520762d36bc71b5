package dev.hatrack.board.scroll;

import dev.hatrack.board.Buttons;
import dev.hatrack.board.Listeners;
import dev.hatrack.bus.Buses;
import dev.hatrack.hat.ButtonEvent;
import dev.hatrack.hat.Subscription;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Several buttons, each on a GPIO line of its own.
final class ButtonRow implements Buttons, AutoCloseable {
  private final Buses buses;
  private final List<Button> row;
  private final Listeners<ButtonEvent> listeners = new Listeners<>();

  /// @param lines each button's name and BCM number, in the order on the board
  ButtonRow(Buses buses, Map<String, Integer> lines, InstantSource clock) {
    this.buses = buses;
    this.row =
        lines.entrySet().stream()
            .map(line -> new Button(line.getKey(), line.getValue(), clock, listeners))
            .toList();
  }

  /// Begins to listen to those that are not listened to yet.
  ///
  /// @throws dev.hatrack.bus.BusException when a line can't be had
  void open() {
    row.forEach(button -> button.open(buses));
  }

  /// Puts right whatever edges did not tell.
  void settle() {
    row.forEach(Button::settle);
  }

  @Override
  public Map<String, Boolean> pressed() {
    Map<String, Boolean> pressed = new LinkedHashMap<>();
    row.forEach(button -> pressed.put(button.name(), button.down()));
    return Collections.unmodifiableMap(pressed);
  }

  @Override
  public Subscription listen(Consumer<ButtonEvent> listener) {
    return listeners.add(listener);
  }

  @Override
  public void close() {
    row.forEach(Button::close);
  }
}
