package dev.hatrack.board;

import dev.hatrack.bus.BusException;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Health;
import dev.hatrack.hat.Subscription;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One place in the rack: a board that the configuration names, there or not, and how it is.
///
/// A transaction that goes wrong makes the board `Failed` at once. It is `Absent` until it first
/// answers, and again when it has not acknowledged {@link #MISSES_UNTIL_ABSENT} times in a row, so
/// that one disturbed transaction does not take it out of Consul and Nomad. When it answers again
/// it is set up anew. Safe for use by several threads.
public final class Slot {
  static final int MISSES_UNTIL_ABSENT = 3;
  private static final Logger log = LoggerFactory.getLogger(Slot.class);
  private static final Health NEVER_LOOKED_FOR = new Health.Absent("not looked for yet");

  private final Board board;
  private final Optional<Simulation> simulation;
  private final Listeners<Health> listeners = new Listeners<>();
  private volatile Health health = NEVER_LOOKED_FOR;
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

  /// How the whole board is: failed when any part of it is.
  public Health health() {
    return health;
  }

  /// How the part of the board is that one capability needs.
  public Health health(Capability capability) {
    return switch (health) {
      case Health.Failed failed ->
          board
              .complaint(capability, failed.reason())
              .<Health>map(Health.Failed::new)
              .orElseGet(Health.Healthy::new);
      case Health.Healthy healthy -> healthy;
      case Health.Absent absent -> absent;
    };
  }

  /// Whether Consul and Nomad should know of it: it is there, though perhaps not well.
  public boolean present() {
    return !(health instanceof Health.Absent);
  }

  /// Reports each change of health, one after the other in the order they came, until closed. The
  /// listener is called on a thread that noticed a change, with no lock held, and must not wait.
  public Subscription listen(Consumer<Health> listener) {
    return listeners.add(listener);
  }

  /// Asks the chips whether they answer, and sets a board up that has come, or come back.
  public void check() {
    synchronized (this) {
      try {
        board.probe();
        misses = 0;
        setUp();
      } catch (BusException e) {
        mend(e);
      } catch (RuntimeException e) {
        unexpected(e);
      }
    }
    listeners.tell();
  }

  private void mend(BusException e) {
    try {
      judge(present() ? board.mend(e) : e);
    } catch (RuntimeException unforeseen) {
      unexpected(unforeseen);
    }
  }

  private void setUp() {
    if (health.healthy()) {
      return;
    }
    try {
      board.start();
      become(new Health.Healthy());
    } catch (BusException e) {
      become(new Health.Failed(e.reason()));
    }
  }

  /// Tells that a transaction outside {@link #check} went wrong.
  public void failed(BusException e) {
    synchronized (this) {
      judge(e);
    }
    listeners.tell();
  }

  /// A board that has never answered, or not since it went, stays absent whatever else is wrong.
  private void judge(BusException e) {
    boolean silent = e.kind() == BusException.Kind.NAK;
    misses = silent ? misses + 1 : 0;
    boolean absent = !present() || misses >= MISSES_UNTIL_ABSENT;
    become(absent ? new Health.Absent(e.reason()) : new Health.Failed(e.reason()));
  }

  private void unexpected(RuntimeException e) {
    String reason = "unexpected failure: " + e;
    if (!health.reason().equals(reason)) {
      log.error("{}: unexpected failure", model().slug(), e);
    }
    become(present() ? new Health.Failed(reason) : new Health.Absent(reason));
  }

  private void become(Health next) {
    Health before = health;
    if (before.equals(next)) {
      return;
    }
    health = next;
    if (before.getClass() != next.getClass() || before.equals(NEVER_LOOKED_FOR)) {
      log.info("{} is {}", model().slug(), next);
    }
    listeners.note(next);
  }
}
