package dev.hatrack.board.sense;

import dev.hatrack.hat.Frame;

/// A way to the 64 LEDs.
interface Pixels extends AutoCloseable {
  /// @throws dev.hatrack.bus.BusException when they are not there any more
  void probe();

  void show(Frame frame, double brightness);

  @Override
  void close();
}
