package dev.hatrack.doctor;

import dev.hatrack.board.Board;
import dev.hatrack.hat.BoardModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A board that the configuration names.
///
/// @param address its chip's address on the header's I2C bus
/// @param lines the BCM number of each button's line
/// @param real the board itself, to be asked and never started; empty when it is simulated
public record ConfiguredBoard(
    BoardModel model, int address, Map<String, Integer> lines, Optional<Board> real) {
  public ConfiguredBoard {
    lines = new LinkedHashMap<>(lines);
  }

  String slug() {
    return model.slug();
  }

  boolean simulated() {
    return real.isEmpty();
  }
}
