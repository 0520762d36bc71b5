package dev.hatrack.bus.simulated;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.EdgeListener;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.Pull;
import java.util.Optional;

/// One GPIO line of a simulated header. The board's end drives it or lets it float; the Pi's end
/// sees that level, or its own pull where nothing drives. A floating line without a pull reads low.
public final class SimulatedLine {
  private final int number;
  private boolean connected;
  private Optional<Boolean> driven = Optional.empty();
  private Pull pull = Pull.NONE;
  private Optional<EdgeListener> input = Optional.empty();

  SimulatedLine(int number, boolean connected) {
    this.number = number;
    this.connected = connected;
  }

  /// The board drives the line.
  public synchronized void drive(boolean high) {
    change(() -> driven = Optional.of(high));
  }

  /// The board lets the line float.
  public synchronized void release() {
    change(() -> driven = Optional.empty());
  }

  /// The level that the Pi sees.
  public synchronized boolean high() {
    return connected ? driven.orElse(pull == Pull.UP) : pull == Pull.UP;
  }

  synchronized void connected(boolean now) {
    change(() -> connected = now);
  }

  synchronized GpioInput open(Pull wanted, EdgeListener listener) {
    if (input.isPresent()) {
      throw new BusException(
          BusException.Kind.ERROR, "GPIO " + number + " is in use already; close it first");
    }
    pull = wanted;
    input = Optional.of(listener);
    return new Opened();
  }

  private void change(Runnable what) {
    boolean before = high();
    what.run();
    if (high() != before) {
      input.ifPresent(listener -> listener.edge(!before));
    }
  }

  /// The Pi's end of the line.
  private final class Opened implements GpioInput {
    private boolean closed;

    @Override
    public boolean high() {
      return SimulatedLine.this.high();
    }

    @Override
    public void close() {
      synchronized (SimulatedLine.this) {
        if (!closed) {
          closed = true;
          input = Optional.empty();
          pull = Pull.NONE;
        }
      }
    }
  }
}
