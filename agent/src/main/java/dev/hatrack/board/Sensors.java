package dev.hatrack.board;

import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.util.List;

/// The chips of one board that feel something.
public interface Sensors {
  /// What they measure.
  List<Quantity> quantities();

  /// Asks every chip once. A quantity that several chips measure is there several times, the best
  /// source first. A chip that has nothing to say now is left out, and so is one that does not
  /// answer while others do: {@link Board#probe} then says which and why.
  ///
  /// @throws dev.hatrack.bus.BusException when no chip answers
  List<Reading> read();
}
