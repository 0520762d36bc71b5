package dev.hatrack.board.sense;

import dev.hatrack.hat.Reading;
import java.util.List;
import java.util.function.Supplier;

/// A chip through our own driver. Drivers do not know boards, so theirs are methods of the same
/// shape.
record ChipSource(Runnable probing, Runnable starting, Supplier<List<Reading>> reading)
    implements SensorSource {
  @Override
  public void probe() {
    probing.run();
  }

  @Override
  public void start() {
    starting.run();
  }

  @Override
  public List<Reading> read() {
    return reading.get();
  }
}
