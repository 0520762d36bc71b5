package dev.hatrack.bus.simulated;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.EdgeListener;
import dev.hatrack.bus.GpioInput;
import dev.hatrack.bus.GpioOutput;
import dev.hatrack.bus.Pull;
import java.util.Optional;

/// One GPIO line of a simulated header. The board's end drives it or lets it float; the Pi's end
/// sees that level, or its own pull where nothing drives. A floating line without a pull reads low.
/// What the Pi drives, the board sees while it is plugged in.
public final class SimulatedLine {
  private final int number;
  private boolean connected;
  private Optional<Boolean> driven = Optional.empty();
  private Pull pull = Pull.NONE;
  private Optional<Boolean> drivenByPi = Optional.empty();
  private Optional<EdgeListener> boardsEnd = Optional.empty();
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

  /// What the board does to the line: the level that it drives, or empty where it lets it float.
  public synchronized Optional<Boolean> driven() {
    return connected ? driven : Optional.empty();
  }

  /// The level that the Pi sees.
  public synchronized boolean high() {
    return connected ? driven.orElse(pull == Pull.UP) : pull == Pull.UP;
  }

  /// The level that the board sees of a line that the Pi drives; low where it does not.
  public synchronized boolean fromPi() {
    return connected && drivenByPi.orElse(false);
  }

  /// Tells the board's end of each change of what the Pi drives.
  public synchronized void listen(EdgeListener listener) {
    boardsEnd = Optional.of(listener);
  }

  synchronized GpioOutput open(boolean high) {
    if (input.isPresent() || drivenByPi.isPresent()) {
      throw inUse();
    }
    driveFromPi(Optional.of(high));
    return new Driven();
  }

  private synchronized void driveFromPi(Optional<Boolean> level) {
    boolean before = fromPi();
    drivenByPi = level;
    if (fromPi() != before) {
      boardsEnd.ifPresent(listener -> listener.edge(!before));
    }
  }

  private BusException inUse() {
    return new BusException(
        BusException.Kind.ERROR, "GPIO " + number + " is in use already; close it first");
  }

  synchronized void connected(boolean now) {
    change(() -> connected = now);
  }

  synchronized GpioInput open(Pull wanted, EdgeListener listener) {
    if (input.isPresent() || drivenByPi.isPresent()) {
      throw inUse();
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

  /// The Pi's end of a line that it drives.
  private final class Driven implements GpioOutput {
    private boolean closed;

    @Override
    public void set(boolean high) {
      driveFromPi(Optional.of(high));
    }

    @Override
    public void close() {
      synchronized (SimulatedLine.this) {
        if (!closed) {
          closed = true;
          driveFromPi(Optional.empty());
        }
      }
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
