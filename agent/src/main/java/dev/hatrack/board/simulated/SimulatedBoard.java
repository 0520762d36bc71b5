package dev.hatrack.board.simulated;

import dev.hatrack.board.Board;
import dev.hatrack.board.Simulation;
import dev.hatrack.bus.simulated.SimulatedHeader;

/// A board on a header of its own that exists in software only.
public interface SimulatedBoard extends Simulation {
  /// The board on these wires: the real driver code.
  Board board();

  /// The wires, to count what goes over them.
  SimulatedHeader header();
}
