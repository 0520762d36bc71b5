package dev.hatrack.app;

import dev.hatrack.board.Simulation;

/// One entry of `boards`.
///
/// @param board the slug of a board that the catalogue knows
/// @param simulated whether its chips are modelled in software
/// @param fault what is wrong with a simulated board from the start
record BoardConfig(String board, boolean simulated, Simulation.Fault fault) {
  static BoardConfig read(Section section) {
    String board = section.required("board");
    if (!BoardCatalogue.slugs().contains(board)) {
      throw new ConfigException(
          "boards: there is no board \"%s\"; the known ones are %s"
              .formatted(board, String.join(", ", BoardCatalogue.slugs())));
    }
    boolean simulated = section.flag("simulated", false);
    Simulation.Fault fault = section.oneOf("fault", Simulation.Fault.class, Simulation.Fault.NONE);
    if (fault != Simulation.Fault.NONE && !simulated) {
      throw new ConfigException(
          "boards: fault is for simulated boards; " + board + " is a real one");
    }
    return new BoardConfig(board, simulated, fault);
  }
}
