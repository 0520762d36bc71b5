package dev.hatrack.board.sense;

/// One way to the joystick.
interface StickKeys extends AutoCloseable {
  /// Learns whether it can still be reached, and puts right what was missed.
  ///
  /// @throws dev.hatrack.bus.BusException when it can't
  void probe();

  @Override
  void close();
}
