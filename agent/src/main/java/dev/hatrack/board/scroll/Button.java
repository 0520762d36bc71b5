package dev.hatrack.board.scroll;

import dev.hatrack.board.Listeners;
import dev.hatrack.bus.Buses;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.Pull;
import dev.hatrack.hat.ButtonEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// One button between a GPIO line and ground. The first edge counts at once; those that follow
/// within {@link #BOUNCE} are the contacts bouncing.
final class Button implements AutoCloseable {
  /// Longer than the contacts of a tactile switch bounce, shorter than anybody presses one.
  static final Duration BOUNCE = Duration.ofMillis(10);

  private final String name;
  private final int line;
  private final InstantSource clock;
  private final Listeners<ButtonEvent> events;
  private Optional<GpioInput> input = Optional.empty();
  private Instant changed = Instant.EPOCH;
  private long edges;
  private volatile boolean down;

  /// @param line the BCM number of its line
  Button(String name, int line, InstantSource clock, Listeners<ButtonEvent> events) {
    this.name = name;
    this.line = line;
    this.clock = clock;
    this.events = events;
  }

  String name() {
    return name;
  }

  boolean down() {
    return down;
  }

  /// Begins to listen, unless it does already. A button that is down now makes no event.
  void open(Buses buses) {
    if (opened().isPresent()) {
      return;
    }
    GpioInput opened = buses.input(line, Pull.UP, this::edge);
    boolean high = opened.high();
    synchronized (this) {
      input = Optional.of(opened);
      if (edges == 0) {
        down = !high;
      }
    }
  }

  /// Looks at the line itself, for the case that an edge was lost or that the last one fell into
  /// the time of bouncing.
  void settle() {
    long before = edgesSoFar();
    // the line is read without holding our lock: it may be waiting for it, to report an edge
    Optional<Boolean> high = opened().map(GpioInput::high);
    synchronized (this) {
      if (edges == before) {
        high.ifPresent(level -> become(!level));
      }
    }
    events.tell();
  }

  @Override
  public void close() {
    Optional<GpioInput> open = opened();
    open.ifPresent(GpioInput::close);
    synchronized (this) {
      input = Optional.empty();
      edges = 0;
      down = false;
    }
  }

  private synchronized Optional<GpioInput> opened() {
    return input;
  }

  private synchronized long edgesSoFar() {
    return edges;
  }

  private void edge(boolean high) {
    synchronized (this) {
      edges++;
      become(!high);
    }
    events.tell();
  }

  private void become(boolean pressed) {
    Instant now = clock.instant();
    boolean bouncing = !now.isBefore(changed) && now.isBefore(changed.plus(BOUNCE));
    if (pressed == down || bouncing) {
      return;
    }
    down = pressed;
    changed = now;
    events.note(
        new ButtonEvent(
            name, pressed ? ButtonEvent.Action.PRESSED : ButtonEvent.Action.RELEASED, now));
  }
}
