package dev.hatrack.bench.fleet;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.board.simulated.SimulatedScroll;
import dev.hatrack.surface.SteadyClock;
import dev.hatrack.surface.Surfaces;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A simulated Scroll HAT Mini, which all of the fleet share: none of them draws.
record OneBoard(Rack rack, Surfaces surfaces, InstantSource steady) implements AutoCloseable {
  static OneBoard plugged() {
    InstantSource steady = new SteadyClock();
    var mini = SimulatedScroll.hatMini(steady, UnaryOperator.identity());
    Rack rack = new Rack(List.of(new Slot(mini.board(), Optional.of(mini))));
    Surfaces surfaces = new Surfaces(rack, steady);
    rack.slots().forEach(Slot::check);
    return new OneBoard(rack, surfaces, steady);
  }

  @Override
  public void close() {
    surfaces.close();
    rack.close();
  }
}
