package dev.hatrack.api;

import dev.hatrack.board.Simulation;
import dev.hatrack.board.Slot;
import dev.hatrack.surface.SteadyClock;
import dev.hatrack.surface.Surfaces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A recorder for each simulated board that anybody has done anything to.
final class Recordings implements AutoCloseable {
  private final Surfaces surfaces;
  private final InstantSource clock = new SteadyClock();
  private final Map<Slot, SimulationRecorder> recorders = new ConcurrentHashMap<>();

  Recordings(Surfaces surfaces) {
    this.surfaces = surfaces;
  }

  SimulationRecorder of(Slot slot, Simulation simulation) {
    return recorders.computeIfAbsent(
        slot,
        _ ->
            new SimulationRecorder(
                simulation, surfaces.leds(slot.model().slug()), clock, this::until));
  }

  private void until(Instant time) throws InterruptedException {
    Duration left = Duration.between(clock.instant(), time);
    if (left.isPositive()) {
      Thread.sleep(left);
    }
  }

  @Override
  public void close() {
    recorders.values().forEach(SimulationRecorder::close);
  }
}
