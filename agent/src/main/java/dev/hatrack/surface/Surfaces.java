package dev.hatrack.surface;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Every surface of the rack, also of boards that come later.
public final class Surfaces implements AutoCloseable {
  private static final String REPLACED = "another board has its place";

  private final Map<String, LedSurface> leds = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, EinkSurface> eink = Collections.synchronizedMap(new LinkedHashMap<>());
  private final InstantSource clock;
  private final Optional<Path> state;
  private final Tenancies tenancies;
  private final Subscription rack;

  /// What is accepted for e-ink is kept in memory only.
  ///
  /// @param clock measures times to live; must not jump
  public Surfaces(Rack rack, InstantSource clock) {
    this(rack, clock, Optional.empty());
  }

  /// @param state the directory where the e-ink panels' queues are kept over a restart; empty to
  ///   keep them in memory only
  public Surfaces(Rack rack, InstantSource clock, Optional<Path> state) {
    this(rack, clock, state, Tenancies.none());
  }

  /// @param state the directory where the e-ink panels' queues are kept over a restart; empty to
  ///   keep them in memory only
  /// @param tenancies to whom boards are reserved; {@link #tenancyChanged} is to follow its changes
  public Surfaces(Rack rack, InstantSource clock, Optional<Path> state, Tenancies tenancies) {
    this.tenancies = tenancies;
    this.clock = clock;
    this.state = state;
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
    slot.board()
        .leds()
        .ifPresent(matrix -> leds.put(board, new LedSurface(slot, matrix, clock, tenancies)));
    slot.board()
        .eink()
        .ifPresent(panel -> eink.put(board, new EinkSurface(slot, panel, clock, state, tenancies)));
  }

  private void end(Slot slot) {
    String board = slot.model().slug();
    Optional.ofNullable(leds.remove(board))
        .ifPresent(
            surface -> {
              surface.releaseIf(_ -> true, REPLACED);
              surface.close();
            });
    Optional.ofNullable(eink.remove(board))
        .ifPresent(
            surface -> {
              surface.releaseIf(_ -> true, REPLACED);
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
    return all(leds);
  }

  /// The e-ink panel of a board, whether it is there now or not.
  ///
  /// @param board the board's slug
  public Optional<EinkSurface> eink(String board) {
    return Optional.ofNullable(eink.get(board));
  }

  /// Every e-ink panel, in the rack's order.
  public List<EinkSurface> eink() {
    return all(eink);
  }

  private static <S> List<S> all(Map<String, S> surfaces) {
    synchronized (surfaces) {
      return List.copyOf(surfaces.values());
    }
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
            leds().stream().flatMap(surface -> surface.view().claims().stream()),
            eink().stream().flatMap(surface -> surface.view().claims().stream()))
        .map(Claim::holder)
        .distinct()
        .toList();
  }

  /// A board has been reserved, or is anybody's again.
  ///
  /// @param board the board's slug
  public void tenancyChanged(String board) {
    leds(board).ifPresent(LedSurface::tenancyChanged);
    eink(board).ifPresent(EinkSurface::tenancyChanged);
  }

  /// Gives the one's claims to the other, on every surface: the same one under another name.
  public void pass(Holder from, Holder to) {
    leds().forEach(surface -> surface.pass(from, to));
    eink().forEach(surface -> surface.pass(from, to));
  }

  /// Ends the claims of all holders that match, on one board.
  ///
  /// @param board the board's slug
  /// @param reason why, for the log
  public void releaseIf(String board, Predicate<Holder> holders, String reason) {
    leds(board).ifPresent(surface -> surface.releaseIf(holders, reason));
    eink(board).ifPresent(surface -> surface.releaseIf(holders, reason));
  }

  /// Ends the claims of all holders that match, on every surface.
  ///
  /// @param reason why, for the log
  public void releaseIf(Predicate<Holder> holders, String reason) {
    leds().forEach(surface -> surface.releaseIf(holders, reason));
    eink().forEach(surface -> surface.releaseIf(holders, reason));
  }

  /// Ends the claims of all holders that match and have not been renewed for some time, on every
  /// surface.
  ///
  /// @param unrenewedFor how long ago the last renewal must be
  /// @param reason why, for the log
  public void releaseIf(Predicate<Holder> holders, Duration unrenewedFor, String reason) {
    leds().forEach(surface -> surface.releaseIf(holders, unrenewedFor, reason));
    eink().forEach(surface -> surface.releaseIf(holders, unrenewedFor, reason));
  }

  /// Says of each surface that nothing is shown on any more why that is so.
  public List<String> complaints() {
    return Stream.concat(
            leds().stream().map(LedSurface::complaint), eink().stream().map(EinkSurface::complaint))
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public void close() {
    rack.close();
    leds().forEach(LedSurface::close);
    eink().forEach(EinkSurface::close);
  }
}
