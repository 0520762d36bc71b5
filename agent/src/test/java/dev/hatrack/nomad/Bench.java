package dev.hatrack.nomad;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.board.simulated.SimulatedScroll;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Holder;
import dev.hatrack.surface.ClaimTerms;
import dev.hatrack.surface.Content;
import dev.hatrack.surface.LedSurface;
import dev.hatrack.surface.Surfaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A simulated Scroll HAT Mini and a Scroll pHAT HD on one rack, with their surfaces.
final class Bench implements AutoCloseable {
  final SimulatedScroll mini;
  final Slot miniSlot;
  final Rack rack;
  final Surfaces surfaces;

  Bench(InstantSource clock) {
    mini = SimulatedScroll.hatMini(clock, UnaryOperator.identity());
    SimulatedScroll phat = SimulatedScroll.phatHd(UnaryOperator.identity());
    miniSlot = new Slot(mini.board(), Optional.of(mini));
    rack = new Rack(List.of(miniSlot, new Slot(phat.board(), Optional.of(phat))));
    surfaces = new Surfaces(rack, clock);
    rack.slots().forEach(Slot::check);
  }

  /// Takes a claim of an hour on the Scroll HAT Mini.
  void claim(Holder holder) {
    LedSurface leds = surfaces.leds("scroll-hat-mini").orElseThrow();
    var _ =
        leds.claim(
            holder,
            new ClaimTerms(50, Duration.ofHours(1), false, 1.0),
            Content.still(Frame.blank(leds.format())));
  }

  boolean holds(Holder holder) {
    return surfaces.holders().contains(holder);
  }

  @Override
  public void close() {
    surfaces.close();
    rack.close();
  }
}
