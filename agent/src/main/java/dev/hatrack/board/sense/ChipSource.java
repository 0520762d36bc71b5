package dev.hatrack.board.sense;

import dev.hatrack.hat.Reading;
import java.util.List;
import java.util.function.Supplier;

/// A sensor that our own driver drives over the bus.
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
