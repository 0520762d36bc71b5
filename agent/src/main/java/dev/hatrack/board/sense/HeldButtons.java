package dev.hatrack.board.sense;

import dev.hatrack.board.Buttons;
import dev.hatrack.board.Listeners;
import dev.hatrack.hat.ButtonEvent;
import dev.hatrack.hat.Subscription;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Which way the joystick is pushed, whoever says so.
final class HeldButtons implements Buttons {
  private final Listeners<ButtonEvent> listeners = new Listeners<>();
  private final Set<StickButton> held = EnumSet.noneOf(StickButton.class);

  /// One button goes down or comes up. No event when that is known already. To be told by {@link
  /// #tell}.
  synchronized void note(StickButton button, boolean down, Instant at) {
    boolean changed = down ? held.add(button) : held.remove(button);
    if (changed) {
      ButtonEvent.Action action = down ? ButtonEvent.Action.PRESSED : ButtonEvent.Action.RELEASED;
      listeners.note(new ButtonEvent(button.slug(), action, at));
    }
  }

  /// Exactly these are down now. To be told by {@link #tell}.
  synchronized void note(Set<StickButton> down, Instant at) {
    for (StickButton button : StickButton.values()) {
      note(button, down.contains(button), at);
    }
  }

  /// Tells the listeners what was noted. To be called with no lock held.
  void tell() {
    listeners.tell();
  }

  @Override
  public synchronized Map<String, Boolean> pressed() {
    Map<String, Boolean> pressed = new LinkedHashMap<>();
    for (StickButton button : StickButton.values()) {
      pressed.put(button.slug(), held.contains(button));
    }
    return Collections.unmodifiableMap(pressed);
  }

  @Override
  public Subscription listen(Consumer<ButtonEvent> listener) {
    return listeners.add(listener);
  }
}
