package dev.hatrack.bus.simulated;

/// A chip on simulated I2C wires, spoken to as on real ones: byte by byte.
///
/// @see "NXP UM10204, the I2C-bus specification, section 3.1"
public interface I2cChip {
  /// A start, or a repeated start, with this chip's address.
  ///
  /// @param reading the direction bit: whether the chip is to send
  /// @return whether it acknowledges
  boolean addressed(boolean reading);

  /// The master sends a byte.
  ///
  /// @param value 0-255
  /// @return whether the chip acknowledges it
  boolean accept(int value);

  /// The master reads a byte, 0-255.
  int supply();

  /// A stop: the transaction is over. An EEPROM begins to program what was written to it now, and
  /// not when a repeated start came instead.
  default void stopped() {
    // most chips do at once what they are told
  }

  /// The supply goes away and comes back: everything is as after power-on.
  void powerCycle();
}
