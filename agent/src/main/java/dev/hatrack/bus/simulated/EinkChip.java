package dev.hatrack.bus.simulated;

import java.time.Duration;
import java.util.Optional;

/// An e-ink controller at register level, with its film: what is in its memory gets onto the film
/// by a refresh that takes its time. BUSY is high during resets and refreshes, and in deep sleep,
/// from which a reset by the line is the one way out; a command that comes while it is high is
/// lost.
///
/// It knows the commands that a whole page needs, and data entry with both addresses counting up, X
/// first; anything else is refused loudly. A film that was being refreshed when its power went
/// keeps its old page here; what a real one shows then is not known. The times of the resets are
/// made up.
public final class EinkChip implements SpiChip {
  private static final Duration RESET_TIME = Duration.ofMillis(2);

  private enum State {
    IDLE,
    BUSY,
    IN_RESET,
    ASLEEP
  }

  private final EinkRegisters registers;
  private final SimulatedLine dataCommand;
  private final SimulatedLine busy;
  private final Later later;
  private final Duration refreshTime;
  private State state = State.IDLE;
  private long work;
  private boolean stuckBusy;
  private long refreshes;
  private Optional<EinkPlanes> shown = Optional.empty();

  /// @param dataCommand the line D/C
  /// @param reset the line RES
  /// @param busy the line BUSY
  /// @param refreshTime how long a refresh takes
  public EinkChip(
      EinkKind kind,
      SimulatedLine dataCommand,
      SimulatedLine reset,
      SimulatedLine busy,
      Later later,
      Duration refreshTime) {
    this.registers = new EinkRegisters(kind);
    this.dataCommand = dataCommand;
    this.busy = busy;
    this.later = later;
    this.refreshTime = refreshTime;
    reset.listen(this::reset);
    tell();
  }

  /// What is on the film: the planes of the last refresh that got done. Empty for a film that is
  /// new, and white.
  public synchronized Optional<EinkPlanes> shown() {
    return shown;
  }

  /// Whether a refresh is going on.
  public synchronized boolean atWork() {
    return state == State.BUSY;
  }

  /// How many refreshes have begun.
  public synchronized long refreshes() {
    return refreshes;
  }

  /// Has BUSY stay high whatever the controller does, or mends that.
  public synchronized void stuckBusy(boolean now) {
    stuckBusy = now;
    tell();
  }

  @Override
  public synchronized void selected(boolean now) {
    // between a command and its data, and within long data, chip select may rise
  }

  @Override
  public synchronized void accept(int value) {
    if (state != State.IDLE) {
      return;
    }
    switch (dataCommand.fromPi() ? registers.data(value) : registers.command(value)) {
      case NONE -> {}
      case RESET -> softwareReset();
      case REFRESH -> refresh();
      case SLEEP -> become(State.ASLEEP);
    }
  }

  @Override
  public synchronized void powerCycle() {
    registers.clear();
    become(State.IDLE);
  }

  private synchronized void reset(boolean high) {
    if (!high) {
      become(State.IN_RESET);
    } else if (state == State.IN_RESET) {
      softwareReset();
    }
  }

  private void softwareReset() {
    registers.clear();
    busyFor(RESET_TIME, () -> {});
  }

  private void refresh() {
    EinkPlanes planes = registers.planes();
    refreshes++;
    busyFor(refreshTime, () -> shown = Optional.of(planes));
  }

  private void busyFor(Duration time, Runnable done) {
    become(State.BUSY);
    long mine = work;
    later.after(time, () -> finish(mine, done));
  }

  private synchronized void finish(long which, Runnable done) {
    if (which == work) {
      done.run();
      become(State.IDLE);
    }
  }

  private void become(State next) {
    work++;
    state = next;
    tell();
  }

  private void tell() {
    busy.drive(stuckBusy || state != State.IDLE);
  }
}
