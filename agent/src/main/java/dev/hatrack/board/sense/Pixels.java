package dev.hatrack.board.sense;

/// One way to the 64 LEDs.
interface Pixels extends AutoCloseable {
  /// Of an LED's colour, the most.
  int FULL = 31;

  /// Reads, to learn whether the LEDs can be reached and show what they were told.
  ///
  /// @throws dev.hatrack.bus.BusException when not
  void probe();

  /// Shows a picture. Gamma is applied on the way.
  ///
  /// @param levels for each pixel, row by row from the top left, its red, green and blue, each 0 to
  ///   {@link #FULL}: 192 bytes
  /// @throws dev.hatrack.bus.BusException when it was not taken
  void show(byte[] levels);

  @Override
  void close();
}
