package dev.hatrack.surface;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Holder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Every surface of the rack.
public final class Surfaces implements AutoCloseable {
  private final Map<String, LedSurface> leds = new LinkedHashMap<>();

  /// @param clock measures times to live; must not jump
  public Surfaces(Rack rack, InstantSource clock) {
    for (Slot slot : rack.slots()) {
      slot.board()
          .leds()
          .ifPresent(matrix -> leds.put(slot.model().slug(), new LedSurface(slot, matrix, clock)));
    }
  }

  /// The LED matrix of a board, whether it is there now or not.
  ///
  /// @param board the board's slug
  public Optional<LedSurface> leds(String board) {
    return Optional.ofNullable(leds.get(board));
  }

  /// Every LED matrix, in the rack's order.
  public List<LedSurface> leds() {
    return List.copyOf(leds.values());
  }

  /// Whether what a board shows is this holder's.
  ///
  /// @param board the board's slug
  public boolean onTop(Holder holder, String board) {
    return leds(board)
        .flatMap(surface -> surface.view().top())
        .filter(claim -> claim.holder().owner().equals(holder.owner()))
        .isPresent();
  }

  /// The claims' holders, each once.
  public List<Holder> holders() {
    return leds.values().stream()
        .flatMap(surface -> surface.view().claims().stream())
        .map(Claim::holder)
        .distinct()
        .toList();
  }

  /// Ends the claims of all holders that match, on every surface.
  ///
  /// @param reason why, for the log
  public void releaseIf(Predicate<Holder> holders, String reason) {
    leds.values().forEach(surface -> surface.releaseIf(holders, reason));
  }

  /// Ends the claims of all holders that match and have not been renewed for some time, on every
  /// surface.
  ///
  /// @param unrenewedFor how long ago the last renewal must be
  /// @param reason why, for the log
  public void releaseIf(Predicate<Holder> holders, Duration unrenewedFor, String reason) {
    leds.values().forEach(surface -> surface.releaseIf(holders, unrenewedFor, reason));
  }

  @Override
  public void close() {
    leds.values().forEach(LedSurface::close);
  }
}
