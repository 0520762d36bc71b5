package dev.hatrack.api;

import dev.hatrack.board.Buttons;
import dev.hatrack.board.NoSuchBoard;
import dev.hatrack.board.Rack;
import dev.hatrack.board.Simulation;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Capability;
import dev.hatrack.sensing.SensedBoard;
import dev.hatrack.sensing.Sensing;
import dev.hatrack.surface.EinkSurface;
import dev.hatrack.surface.LedSurface;
import dev.hatrack.surface.Surfaces;
import java.util.List;
import java.util.Optional;

/// Finds what a path names: `/hats/{board}/…` one board, `/hat/…` the first with the capability.
final class Boards {
  private final Rack rack;
  private final Surfaces surfaces;
  private final Sensing sensing;

  Boards(Rack rack, Surfaces surfaces, Sensing sensing) {
    this.rack = rack;
    this.surfaces = surfaces;
    this.sensing = sensing;
  }

  List<Slot> all() {
    return rack.slots();
  }

  /// @throws Problem 404 with the boards there are
  Slot board(String slug) {
    try {
      return rack.named(slug);
    } catch (NoSuchBoard e) {
      throw notFound(e);
    }
  }

  /// @param board the slug in the path; empty for the first board with LEDs
  /// @throws Problem 404 with the boards that have LEDs
  LedSurface leds(Optional<String> board) {
    return surfaces.leds(slot(board, Capability.LEDS).model().slug()).orElseThrow();
  }

  /// @param board the slug in the path; empty for the first board with e-ink
  /// @throws Problem 404 with the boards that have e-ink
  EinkSurface eink(Optional<String> board) {
    return surfaces.eink(slot(board, Capability.EINK).model().slug()).orElseThrow();
  }

  /// @param board the slug in the path; empty for the first board with sensors
  /// @throws Problem 404 with the boards that have sensors
  SensedBoard sensors(Optional<String> board) {
    return sensing.board(slot(board, Capability.SENSORS).model().slug()).orElseThrow();
  }

  /// What can be done to a board.
  ///
  /// @throws Problem 404 when its chips are real
  Simulation simulation(Slot slot) {
    return slot.simulation()
        .orElseThrow(
            () -> Problem.notFound(slot.model().slug() + " is a real board, not a simulated one"));
  }

  /// @param board the slug in the path; empty for the first board with buttons
  /// @throws Problem 404 with the boards that have buttons
  ButtonsOf buttons(Optional<String> board) {
    Slot slot = slot(board, Capability.BUTTONS);
    return new ButtonsOf(slot, slot.board().buttons().orElseThrow());
  }

  /// A board and its buttons.
  record ButtonsOf(Slot slot, Buttons buttons) {}

  /// The first board there is with a capability, or the named one.
  private Slot slot(Optional<String> board, Capability capability) {
    try {
      return rack.choose(board, capability);
    } catch (NoSuchBoard e) {
      throw notFound(e);
    }
  }

  private static Problem notFound(NoSuchBoard e) {
    return Problem.notFound(String.valueOf(e.getMessage())).with("available", e.available());
  }
}
