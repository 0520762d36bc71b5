package dev.hatrack.board;

import java.util.Map;

/// What a person can do to a simulated board, as their hands would do it to a real one.
public interface Simulation {
  /// What goes wrong on the wires.
  enum Fault {
    /// Nothing.
    NONE,
    /// The board was pulled off the header: nobody acknowledges.
    UNPLUGGED,
    /// The data line is stuck low: every transaction fails.
    STUCK
  }

  Fault fault();

  void fault(Fault fault);

  /// Each button and whether it is held down.
  Map<String, Boolean> buttons();

  /// Presses a button, or lets it go.
  ///
  /// @throws IllegalArgumentException when the board has no such button
  void hold(String button, boolean down);
}
