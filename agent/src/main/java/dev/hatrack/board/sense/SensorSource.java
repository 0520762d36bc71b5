package dev.hatrack.board.sense;

import dev.hatrack.hat.Reading;
import java.util.List;

/// One way to a chip that feels something.
interface SensorSource {
  /// Reads, and never writes, to learn whether the chip answers, and whether it is the right one.
  ///
  /// @throws dev.hatrack.bus.BusException of kind `NAK` when nobody answers, `ERROR` when another
  ///   chip does, or the bus fails
  void probe();

  /// Sets the chip up.
  ///
  /// @throws dev.hatrack.bus.BusException when it does not do what it is told
  void start();

  /// What it feels now; nothing when it has nothing to say yet.
  ///
  /// @throws dev.hatrack.bus.BusException when it does not answer
  List<Reading> read();
}
