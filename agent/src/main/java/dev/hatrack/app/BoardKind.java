package dev.hatrack.app;

import dev.hatrack.board.Board;
import dev.hatrack.board.detect.Detector;
import dev.hatrack.board.simulated.SimulatedBoard;
import dev.hatrack.bus.Buses;
import dev.hatrack.hat.BoardModel;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// All that the agent has to be told of one kind of board.
///
/// @param model what it can do
/// @param addresses of its chips on the I2C bus, the one to name first
/// @param lines the BCM number of each line that it uses, by what for; without those of SPI
/// @param finder how it is looked for
/// @param real how it is made on real wires
/// @param simulator how it is simulated
record BoardKind(
    BoardModel model,
    List<Integer> addresses,
    Map<String, Integer> lines,
    Finder finder,
    Maker real,
    Simulator simulator) {
  /// How a kind of board is looked for.
  @FunctionalInterface
  interface Finder {
    /// @param expected whether the configuration names the board
    Detector make(InstantSource clock, boolean expected);
  }

  /// How a configured board is made on real wires.
  @FunctionalInterface
  interface Maker {
    /// Empty for a board that has to be found before it can be driven.
    Optional<Board> make(BoardConfig config, Buses buses, InstantSource clock);
  }

  /// How a board is simulated.
  @FunctionalInterface
  interface Simulator {
    /// @param wires what to put round its wires
    SimulatedBoard make(BoardConfig config, InstantSource clock, UnaryOperator<Buses> wires);
  }

  String slug() {
    return model.slug();
  }
}
