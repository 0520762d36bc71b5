package dev.hatrack.board.sense;

/// One part of the board: its LEDs, its joystick, or a chip.
interface Part extends AutoCloseable {
  /// What a person calls it.
  String name();

  /// Reads, and never writes, to learn whether it answers; also before the first start.
  ///
  /// @throws dev.hatrack.bus.BusException when it does not, or is not as it was left
  void probe();

  /// Chooses the way to it anew, and sets it up.
  ///
  /// @throws dev.hatrack.bus.BusException when it does not do what it is told
  void start();

  /// Whether its silence says something about the board.
  default boolean expected() {
    return true;
  }

  /// Gives up the way to it, so that the next probe looks for one anew. Talks to nobody.
  void release();

  /// Leaves it as nobody minds, and gives up the way to it.
  @Override
  void close();
}
