package dev.hatrack.board;

import dev.hatrack.bus.BusException;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Health;
import dev.hatrack.hat.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One place in the rack: a board that the configuration names, there or not, and how it is.
///
/// A transaction that goes wrong makes the board `Failed` at once. It is `Absent` when it has not
/// acknowledged for {@link #MISSES_UNTIL_ABSENT} checks in a row, so that one disturbed transaction
/// does not take it out of Consul and Nomad. When it answers again it is set up anew.
public final class Slot {
  static final int MISSES_UNTIL_ABSENT = 3;
  private static final Logger log = LoggerFactory.getLogger(Slot.class);

  private final Board board;
  private final Optional<Simulation> simulation;
  private final List<Consumer<Health>> listeners = new CopyOnWriteArrayList<>();
  private volatile Health health = new Health.Absent("not looked for yet");
  private int misses;

  /// @param simulation what can be done to the board, when its chips are modelled in software
  public Slot(Board board, Optional<Simulation> simulation) {
    this.board = board;
    this.simulation = simulation;
  }

  public Board board() {
    return board;
  }

  public BoardModel model() {
    return board.model();
  }

  /// What can be done to the board, when its chips are modelled in software.
  public Optional<Simulation> simulation() {
    return simulation;
  }

  public Health health() {
    return health;
  }

  /// Whether Consul and Nomad should know of it: it is there, though perhaps not well.
  public boolean present() {
    return !(health instanceof Health.Absent);
  }

  /// Reports each change of health, on the thread that noticed it, until closed.
  public Subscription listen(Consumer<Health> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Asks the chips whether they answer, and sets a board up that has come, or come back.
  public synchronized void check() {
    try {
      board.probe();
      if (!health.healthy()) {
        board.start();
      }
      misses = 0;
      become(new Health.Healthy());
    } catch (BusException e) {
      failed(e);
    }
  }

  /// Tells that a transaction outside {@link #check} went wrong.
  public synchronized void failed(BusException e) {
    boolean silent = e.kind() == BusException.Kind.NAK;
    misses = silent ? misses + 1 : 0;
    if (health instanceof Health.Absent && silent) {
      become(new Health.Absent(e.reason()));
    } else if (misses >= MISSES_UNTIL_ABSENT) {
      become(new Health.Absent(e.reason()));
    } else {
      become(new Health.Failed(e.reason()));
    }
  }

  private void become(Health next) {
    Health before = health;
    if (before.equals(next)) {
      return;
    }
    health = next;
    if (before.getClass() != next.getClass()) {
      log.info("{}: {} {}", model().slug(), next.getClass().getSimpleName(), next.reason());
    }
    listeners.forEach(listener -> listener.accept(next));
  }
}
