package dev.hatrack.surface;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Holder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Every surface of the rack.
public final class Surfaces implements AutoCloseable {
  private final Map<String, LedSurface> leds = new LinkedHashMap<>();
  private final Map<String, EinkSurface> eink = new LinkedHashMap<>();

  /// What is accepted for e-ink is kept in memory only.
  ///
  /// @param clock measures times to live; must not jump
  public Surfaces(Rack rack, InstantSource clock) {
    this(rack, clock, Optional.empty());
  }

  /// @param state the directory where the e-ink panels' queues are kept over a restart; empty to
  ///   keep them in memory only
  public Surfaces(Rack rack, InstantSource clock, Optional<Path> state) {
    for (Slot slot : rack.slots()) {
      slot.board()
          .leds()
          .ifPresent(matrix -> leds.put(slot.model().slug(), new LedSurface(slot, matrix, clock)));
      slot.board()
          .eink()
          .ifPresent(
              panel -> eink.put(slot.model().slug(), new EinkSurface(slot, panel, clock, state)));
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

  /// The e-ink panel of a board, whether it is there now or not.
  ///
  /// @param board the board's slug
  public Optional<EinkSurface> eink(String board) {
    return Optional.ofNullable(eink.get(board));
  }

  /// Every e-ink panel, in the rack's order.
  public List<EinkSurface> eink() {
    return List.copyOf(eink.values());
  }

  /// Whether what a board shows is this holder's.
  ///
  /// @param board the board's slug
  public boolean onTop(Holder holder, String board) {
    return Stream.of(
            leds(board).flatMap(surface -> surface.view().top()),
            eink(board).flatMap(surface -> surface.view().top()))
        .flatMap(Optional::stream)
        .anyMatch(claim -> claim.holder().owner().equals(holder.owner()));
  }

  /// The claims' holders, each once.
  public List<Holder> holders() {
    return Stream.concat(
            leds.values().stream().flatMap(surface -> surface.view().claims().stream()),
            eink.values().stream().flatMap(surface -> surface.view().claims().stream()))
        .map(Claim::holder)
        .distinct()
        .toList();
  }

  /// Ends the claims of all holders that match, on every surface.
  ///
  /// @param reason why, for the log
  public void releaseIf(Predicate<Holder> holders, String reason) {
    leds.values().forEach(surface -> surface.releaseIf(holders, reason));
    eink.values().forEach(surface -> surface.releaseIf(holders, reason));
  }

  /// Ends the claims of all holders that match and have not been renewed for some time, on every
  /// surface.
  ///
  /// @param unrenewedFor how long ago the last renewal must be
  /// @param reason why, for the log
  public void releaseIf(Predicate<Holder> holders, Duration unrenewedFor, String reason) {
    leds.values().forEach(surface -> surface.releaseIf(holders, unrenewedFor, reason));
    eink.values().forEach(surface -> surface.releaseIf(holders, unrenewedFor, reason));
  }

  @Override
  public void close() {
    leds.values().forEach(LedSurface::close);
    eink.values().forEach(EinkSurface::close);
  }
}
