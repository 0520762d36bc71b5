package dev.hatrack.surface;

import dev.hatrack.board.LedMatrix;
import dev.hatrack.board.Slot;
import dev.hatrack.bus.BusException;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Health;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.Subscription;
import dev.hatrack.hat.SurfaceFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One board's LED matrix, shared by claims. One thread composes and shows, so frames that arrive
/// faster than the bus takes them are coalesced: the newest is the one that is shown.
public final class LedSurface implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LedSurface.class);

  /// Nothing is due later than this: a day, the longest time to live.
  private static final Duration LONGEST_WAIT = ClaimTerms.MAX_TTL;

  private final Slot slot;
  private final LedMatrix matrix;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ClaimTable table = new ClaimTable();
  private final List<Consumer<Frame>> watchers = new CopyOnWriteArrayList<>();
  private final LongAdder framesShown = new LongAdder();
  private final Subscription health;
  private final Thread painter;

  private boolean stale = true;
  private boolean closed;
  private Instant due;
  private volatile Frame shown;

  public LedSurface(Slot slot, LedMatrix matrix, InstantSource clock) {
    this.slot = slot;
    this.matrix = matrix;
    this.clock = clock;
    this.due = clock.instant();
    this.shown = Frame.dark(matrix.format());
    this.health = slot.listen(this::healthChanged);
    this.painter =
        Thread.ofPlatform().name("leds-" + slot.model().slug()).daemon().start(this::paint);
  }

  public Slot slot() {
    return slot;
  }

  public SurfaceFormat format() {
    return matrix.format();
  }

  /// How many frames went to the board since the agent started.
  public long framesShown() {
    return framesShown.sum();
  }

  /// Takes the holder's claim, or renews it.
  ///
  /// @throws ClaimRefused when an exclusive claim is in the way
  /// @throws BoardUnavailable when the board is not there or does not work; nothing was claimed
  public Claim claim(Holder holder, ClaimTerms terms, Content content) {
    if (!slot.health().healthy()) {
      throw new BoardUnavailable(slot);
    }
    return changing(
        () -> {
          Claim claim = table.take(holder, terms, content, clock.instant());
          log.debug("{} claims {} until {}", holder.display(), name(), claim.expires());
          return claim;
        });
  }

  /// Ends the holder's claim; tells whether there was one.
  public boolean release(Holder holder) {
    return changing(() -> table.release(holder));
  }

  /// Ends the claims of all holders that match.
  ///
  /// @param reason why, for the log
  public void releaseIf(Predicate<Holder> holders, String reason) {
    ended(changing(() -> table.releaseIf(holders)), reason);
  }

  /// Ends the claims of all holders that match and have not been renewed for some time.
  ///
  /// @param unrenewedFor how long ago the last renewal must be
  /// @param reason why, for the log
  public void releaseIf(Predicate<Holder> holders, Duration unrenewedFor, String reason) {
    ended(changing(() -> table.releaseIf(holders, clock.instant().minus(unrenewedFor))), reason);
  }

  private void ended(List<Claim> claims, String reason) {
    claims.forEach(
        claim -> log.info("{}: claim of {} ended: {}", name(), claim.holder().display(), reason));
  }

  /// The picture and the claims now.
  public SurfaceView view() {
    lock.lock();
    try {
      table.expire(clock.instant());
      return new SurfaceView(picture(clock.instant()), table.ranked());
    } finally {
      lock.unlock();
    }
  }

  /// Reports each frame that is shown, beginning with the present one, until closed. The watcher is
  /// called on the painting thread and must not wait.
  public Subscription watch(Consumer<Frame> watcher) {
    lock.lock();
    try {
      watcher.accept(shown);
      watchers.add(watcher);
    } finally {
      lock.unlock();
    }
    return () -> watchers.remove(watcher);
  }

  /// Ends every claim and stops painting. Darkening the board is the board's.
  @Override
  public void close() {
    health.close();
    changing(
        () -> {
          closed = true;
          return table.releaseIf(_ -> true);
        });
    try {
      painter.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String name() {
    return slot.model().slug();
  }

  private void healthChanged(Health now) {
    if (now.healthy()) {
      changing(() -> true);
    }
  }

  private <T> T changing(Supplier<T> change) {
    lock.lock();
    try {
      T result = change.get();
      stale = true;
      changed.signalAll();
      return result;
    } finally {
      lock.unlock();
    }
  }

  private Frame picture(Instant now) {
    return table
        .top()
        .map(claim -> claim.content().at(Duration.between(claim.begun(), now)))
        .orElseGet(() -> Frame.dark(format()));
  }

  /// What the painting thread is to put on the board.
  private record Painting(Frame frame, double brightness) {}

  private void paint() {
    try {
      while (true) {
        Optional<Painting> next = next();
        if (next.isEmpty()) {
          return;
        }
        show(next.get());
      }
    } catch (InterruptedException e) {
      log.warn("{}: painting was interrupted", name());
    }
  }

  /// Waits until there is something new to paint; empty when the surface has been closed.
  private Optional<Painting> next() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && !stale && clock.instant().isBefore(due)) {
        Duration left = Duration.between(clock.instant(), due);
        var _ = changed.awaitNanos(Math.min(left.toNanos(), LONGEST_WAIT.toNanos()));
      }
      if (closed) {
        return Optional.empty();
      }
      Instant now = clock.instant();
      table.expire(now);
      stale = false;
      due = nextDue(now);
      double brightness = table.top().map(claim -> claim.terms().brightness()).orElse(1.0);
      return Optional.of(new Painting(picture(now), brightness));
    } finally {
      lock.unlock();
    }
  }

  /// When the picture changes by itself: a claim ends, or what is shown moves on.
  private Instant nextDue(Instant now) {
    Optional<Instant> moves =
        table
            .top()
            .flatMap(
                claim ->
                    claim
                        .content()
                        .nextChange(Duration.between(claim.begun(), now))
                        .map(claim.begun()::plus));
    return Stream.of(moves, table.nextExpiry())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElseGet(() -> now.plus(LONGEST_WAIT));
  }

  private void show(Painting painting) {
    if (slot.health().healthy()) {
      try {
        matrix.show(painting.frame(), painting.brightness());
        framesShown.increment();
      } catch (BusException e) {
        slot.failed(e);
      }
    }
    if (!painting.frame().equals(shown)) {
      shown = painting.frame();
      watchers.forEach(watcher -> watcher.accept(painting.frame()));
    }
  }
}
