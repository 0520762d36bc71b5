package dev.hatrack.surface;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.Subscription;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Every surface of the rack.
public final class Surfaces implements AutoCloseable {
  private final Map<String, LedSurface> leds = Collections.synchronizedMap(new LinkedHashMap<>());
  private final InstantSource clock;
  private final Subscription rack;

  /// @param clock measures times to live; must not jump
  public Surfaces(Rack rack, InstantSource clock) {
    this.clock = clock;
    this.rack =
        rack.follow(
            new Rack.Follower() {
              @Override
              public void came(Slot slot) {
                open(slot);
              }

              @Override
              public void went(Slot slot) {
                end(slot);
              }
            });
  }

  private void open(Slot slot) {
    String board = slot.model().slug();
    slot.board().leds().ifPresent(matrix -> leds.put(board, new LedSurface(slot, matrix, clock)));
  }

  private void end(Slot slot) {
    Optional.ofNullable(leds.remove(slot.model().slug()))
        .ifPresent(
            surface -> {
              surface.releaseIf(_ -> true, "another board has its place");
              surface.close();
            });
  }

  /// The LED matrix of a board, whether it is there now or not.
  ///
  /// @param board the board's slug
  public Optional<LedSurface> leds(String board) {
    return Optional.ofNullable(leds.get(board));
  }

  /// Every LED matrix, in the rack's order.
  public List<LedSurface> leds() {
    synchronized (leds) {
      return List.copyOf(leds.values());
    }
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
    return leds().stream()
        .flatMap(surface -> surface.view().claims().stream())
        .map(Claim::holder)
        .distinct()
        .toList();
  }

  /// Ends the claims of all holders that match, on every surface.
  ///
  /// @param reason why, for the log
  public void releaseIf(Predicate<Holder> holders, String reason) {
    leds().forEach(surface -> surface.releaseIf(holders, reason));
  }

  /// Ends the claims of all holders that match and have not been renewed for some time, on every
  /// surface.
  ///
  /// @param unrenewedFor how long ago the last renewal must be
  /// @param reason why, for the log
  public void releaseIf(Predicate<Holder> holders, Duration unrenewedFor, String reason) {
    leds().forEach(surface -> surface.releaseIf(holders, unrenewedFor, reason));
  }

  @Override
  public void close() {
    rack.close();
    leds().forEach(LedSurface::close);
  }
}
