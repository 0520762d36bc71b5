package dev.hatrack.sensing;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Every board of the rack that feels something. Boards may come and go: the rack is asked each
/// time.
public final class Sensing {
  private final Rack rack;
  private final InstantSource clock;
  private final Compensation real;
  private final Compensation simulated;
  private final Map<Slot, SensedBoard> known = new ConcurrentHashMap<>();

  /// Simulated boards are not compensated, for nothing warms them.
  ///
  /// @param clock tells fresh from old; must not jump
  /// @param compensation for the boards on this machine's header
  public Sensing(Rack rack, InstantSource clock, Compensation compensation) {
    this(rack, clock, compensation, Compensation.none());
  }

  /// @param clock tells fresh from old; must not jump
  /// @param real for the boards on this machine's header
  /// @param simulated for the boards that exist in software only
  public Sensing(Rack rack, InstantSource clock, Compensation real, Compensation simulated) {
    this.rack = rack;
    this.clock = clock;
    this.real = real;
    this.simulated = simulated;
  }

  /// The sensors of a board, whether it is there now or not.
  ///
  /// @param board the board's slug
  public Optional<SensedBoard> board(String board) {
    return rack.find(board).flatMap(this::sensed);
  }

  /// Every board with sensors, in the rack's order.
  public List<SensedBoard> all() {
    List<Slot> slots = rack.slots();
    known.keySet().retainAll(slots);
    return slots.stream().flatMap(slot -> sensed(slot).stream()).toList();
  }

  private Optional<SensedBoard> sensed(Slot slot) {
    Compensation own = slot.simulation().isPresent() ? simulated : real;
    return slot.board()
        .sensors()
        .map(
            sensors ->
                known.computeIfAbsent(slot, _ -> new SensedBoard(slot, sensors, clock, own)));
  }
}
