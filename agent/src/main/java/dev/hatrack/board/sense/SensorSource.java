package dev.hatrack.board.sense;

import dev.hatrack.hat.Reading;
import java.util.List;

/// A sensor, whoever drives it.
interface SensorSource {
  /// @throws dev.hatrack.bus.BusException when it does not answer, or something else does
  void probe();

  /// @throws dev.hatrack.bus.BusException when it can't be set up
  void start();

  /// @throws dev.hatrack.bus.BusException when it does not answer
  List<Reading> read();
}
