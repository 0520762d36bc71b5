package dev.hatrack.bus.simulated;

/// What is wrong with simulated wires.
public enum Fault {
  /// Nothing.
  NONE,
  /// The board is off the header: no chip has power, nobody acknowledges, nothing drives the GPIO
  /// lines.
  UNPLUGGED,
  /// The data line is held low: no transaction can even begin.
  STUCK
}
