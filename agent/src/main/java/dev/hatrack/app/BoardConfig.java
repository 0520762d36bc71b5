package dev.hatrack.app;

import dev.hatrack.board.Simulation;
import dev.hatrack.board.inky.InkyPhat;
import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.board.simulated.SimulatedInky;
import dev.hatrack.task.run.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// One entry of `boards`.
///
/// @param board the slug of a board that the catalogue knows
/// @param simulated whether its chips are modelled in software
/// @param fault what is wrong with a simulated board from the start
/// @param panel which panel an Inky has; empty for the one that its EEPROM names
/// @param refresh how long a simulated panel takes to show a page
record BoardConfig(
    String board,
    boolean simulated,
    Simulation.Fault fault,
    Optional<Panel> panel,
    Duration refresh) {
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
    Optional<Panel> panel = section.text("panel").map(BoardConfig::panel);
    if (panel.isPresent() && !board.equals(InkyPhat.SLUG)) {
      throw new ConfigException("boards: panel is for inky-phat; " + board + " has none");
    }
    Optional<Duration> refresh = section.text("refresh").map(BoardConfig::refresh);
    if (refresh.isPresent() && !(simulated && board.equals(InkyPhat.SLUG))) {
      throw new ConfigException(
          "boards: refresh is for a simulated inky-phat; a real panel takes the time that it"
              + " takes");
    }
    return new BoardConfig(
        board, simulated, fault, panel, refresh.orElse(SimulatedInky.REAL_REFRESH));
  }

  private static Panel panel(String slug) {
    return Arrays.stream(Panel.values())
        .filter(panel -> panel.slug().equals(slug))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    "boards: there is no panel \"%s\"; the known ones are %s"
                        .formatted(
                            slug,
                            Arrays.stream(Panel.values())
                                .map(Panel::slug)
                                .collect(Collectors.joining(", ")))));
  }

  private static Duration refresh(String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("boards: refresh: " + e.getMessage(), e);
    }
  }
}
