package dev.hatrack.surface;

import dev.hatrack.board.LedMatrix;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Health;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.Subscription;
import dev.hatrack.hat.SurfaceFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One board's LED matrix, shared by claims. One thread composes and shows, so frames that arrive
/// faster than the bus takes them are coalesced: the newest is the one that is shown.
///
/// Neither the bus, nor the slot, nor a watcher is called with the surface's lock held.
public final class LedSurface implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LedSurface.class);

  /// Nothing is due later than this: a day, the longest time to live.
  private static final Duration LONGEST_WAIT = ClaimTerms.MAX_TTL;

  /// How long a failure that nobody foresaw keeps the painting thread quiet.
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Slot slot;
  private final ClaimLog audit;
  private final SurfaceFormat format;
  private final Panel panel;
  private final InstantSource clock;
  private final Tenancies tenancies;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ClaimTable table = new ClaimTable();
  private final Subscription healthChanges;
  private final Thread painter;

  private boolean stale = true;
  private boolean closed;
  private Instant due;

  private boolean boardWell;

  /// Counts the times that the board changed to where its LEDs work, and may have forgotten what it
  /// showed.
  private long revivals;

  /// Nobody has reserved it, ever.
  public LedSurface(Slot slot, LedMatrix matrix, InstantSource clock) {
    this(slot, matrix, clock, Tenancies.none());
  }

  public LedSurface(Slot slot, LedMatrix matrix, InstantSource clock, Tenancies tenancies) {
    this.slot = slot;
    this.audit = new ClaimLog(slot.model().slug(), Capability.LEDS);
    this.tenancies = tenancies;
    this.format = matrix.format();
    this.panel = new Panel(slot, matrix);
    this.clock = clock;
    this.due = clock.instant();
    this.healthChanges = slot.listen(_ -> healthChanged());
    changing(() -> boardWell = health().healthy());
    this.painter =
        Thread.ofPlatform().name("leds-" + slot.model().slug()).daemon().start(this::paint);
  }

  public Slot slot() {
    return slot;
  }

  public SurfaceFormat format() {
    return format;
  }

  /// How the LEDs are, whatever else of the board has failed.
  public Health health() {
    return slot.health(Capability.LEDS);
  }

  /// How many frames went to the board since the agent started.
  public long framesShown() {
    return panel.framesShown();
  }

  /// Takes the holder's claim, or renews it.
  ///
  /// @param from where it was asked from, for the log
  /// @throws ClaimRefused when an exclusive claim is in the way
  /// @throws BoardUnavailable when the board is not there or its LEDs do not work; nothing was
  ///   claimed
  /// @throws IllegalArgumentException when the content is for a surface of another format
  public Claim claim(Holder holder, ClaimTerms terms, Content content, String from) {
    Health health = health();
    if (!health.healthy()) {
      throw new BoardUnavailable(name(), health.reason());
    }
    SurfaceFormat drawn = content.at(Duration.ZERO).format();
    if (!drawn.equals(format)) {
      throw new IllegalArgumentException("%s is %s, not %s".formatted(name(), format, drawn));
    }
    return changing(
        () -> {
          if (closed) {
            throw new BoardUnavailable(name(), "the agent is stopping");
          }
          Instant now = clock.instant();
          expire(now);
          boolean renewed = table.of(holder).isPresent();
          Claim claim = table.take(holder, terms, content, now);
          if (!renewed) {
            audit.taken(claim, from);
          }
          return claim;
        });
  }

  /// The same, asked from inside the agent.
  public Claim claim(Holder holder, ClaimTerms terms, Content content) {
    return claim(holder, terms, content, ClaimLog.INSIDE);
  }

  /// Ends the holder's claim; tells whether there was one.
  public boolean release(Holder holder) {
    Optional<Claim> ended = changing(() -> table.release(holder));
    ended.ifPresent(claim -> audit.ended(claim, ClaimLog.OWN_WISH));
    return ended.isPresent();
  }

  /// Gives the one's claim to the other: the same one under another name.
  void pass(Holder from, Holder to) {
    var _ = changing(() -> table.pass(from, to));
  }

  /// It has been reserved, or is anybody's again.
  void tenancyChanged() {
    var _ = changing(() -> true);
  }

  /// @param reason why the claims of all holders that match end, for the log
  public void releaseIf(Predicate<Holder> holders, String reason) {
    audit.ended(changing(() -> table.releaseIf(holders)), reason);
  }

  /// Ends the claims of all holders that match and have not been renewed for some time.
  ///
  /// @param unrenewedFor how long ago the last renewal must be
  /// @param reason why, for the log
  public void releaseIf(Predicate<Holder> holders, Duration unrenewedFor, String reason) {
    audit.ended(
        changing(() -> table.releaseIf(holders, clock.instant().minus(unrenewedFor))), reason);
  }

  private boolean expire(Instant now) {
    List<Claim> over = table.expire(now);
    audit.ended(over, ClaimLog.OVER);
    return !over.isEmpty();
  }

  /// The picture and the claims now.
  public SurfaceView view() {
    lock.lock();
    try {
      Instant now = clock.instant();
      lookWhose(now);
      if (expire(now)) {
        wake();
      }
      return new SurfaceView(picture(now), table.listed());
    } finally {
      lock.unlock();
    }
  }

  /// Whether it is this holder's claim that is shown now.
  public boolean shows(Holder holder) {
    lock.lock();
    try {
      return table.top().filter(top -> top.holder().equals(holder)).isPresent();
    } finally {
      lock.unlock();
    }
  }

  /// Reports each frame that is shown, beginning with the present one, until closed. The watcher is
  /// called for the present one at once and then on the painting thread; it must not wait. One that
  /// throws is shown nothing more.
  public Subscription watch(Consumer<Frame> watcher) {
    return panel.watch(watcher);
  }

  /// Ends every claim and stops painting. Darkening the board is the board's.
  @Override
  public void close() {
    healthChanges.close();
    List<Claim> ended =
        changing(
            () -> {
              closed = true;
              return table.releaseIf(_ -> true);
            });
    audit.ended(ended, "the agent stops, or the board has gone");
    try {
      painter.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String name() {
    return slot.model().slug();
  }

  /// Whatever has changed, the LEDs may have been set up anew with it.
  private void healthChanged() {
    changing(
        () -> {
          boardWell = health().healthy();
          return boardWell ? ++revivals : revivals;
        });
  }

  private <T> T changing(Supplier<T> change) {
    lock.lock();
    try {
      lookWhose(clock.instant());
      T result = change.get();
      wake();
      return result;
    } finally {
      lock.unlock();
    }
  }

  private void lookWhose(Instant now) {
    table.letTo(
        tenancies
            .of(name())
            .map(tenant -> Tenancy.of(tenant, Content.still(Frame.blank(format)), now)));
  }

  private void wake() {
    stale = true;
    changed.signalAll();
  }

  private Frame picture(Instant now) {
    return table
        .top()
        .map(claim -> claim.content().at(Duration.between(claim.begun(), now)))
        .orElseGet(() -> Frame.blank(format));
  }

  private void paint() {
    try {
      while (!finished()) {
        try {
          next().ifPresent(panel::show);
        } catch (RuntimeException e) {
          log.error("{}: painting failed, and is tried again in {}", name(), RETRY_AFTER, e);
          retryLater();
        }
      }
    } catch (InterruptedException e) {
      log.warn("{}: painting was interrupted", name());
    }
  }

  /// Says why nothing is painted any more.
  Optional<String> complaint() {
    return painter.isAlive()
        ? panel.complaint()
        : Optional.of("nobody paints " + name() + " any more");
  }

  private boolean finished() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void retryLater() {
    lock.lock();
    try {
      due = clock.instant().plus(RETRY_AFTER);
    } finally {
      lock.unlock();
    }
  }

  /// Waits until there is something new to paint; empty when the surface has been closed.
  private Optional<Panel.Painting> next() throws InterruptedException {
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
      lookWhose(now);
      expire(now);
      stale = false;
      due = table.nextChange(now).orElseGet(() -> now.plus(LONGEST_WAIT));
      double brightness = table.top().map(claim -> claim.terms().brightness()).orElse(1.0);
      return Optional.of(new Panel.Painting(picture(now), brightness, boardWell, revivals));
    } finally {
      lock.unlock();
    }
  }
}
