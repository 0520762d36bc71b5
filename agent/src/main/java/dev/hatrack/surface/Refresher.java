package dev.hatrack.surface;

import dev.hatrack.board.EinkPanel;
import dev.hatrack.board.Slot;
import dev.hatrack.board.Turns;
import dev.hatrack.bus.BusException;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that drives an e-ink panel: the page that is due, when the board is well and the
/// panel has rested. The panel and the slot are called with no lock held.
final class Refresher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Refresher.class);
  private static final Duration LONGEST_WAIT = ClaimTerms.MAX_TTL;

  /// How long a failure that nobody foresaw keeps the thread quiet.
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /// How long a refresh may still take when the agent stops; one that takes longer is done again at
  /// the next start.
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

  /// The slowest panel takes half a minute, and the driver gives up on it after that.
  private static final Duration HANGS_AFTER = Duration.ofMinutes(2);

  private final Slot slot;
  private final EinkPanel panel;
  private final InstantSource clock;
  private final PageDesk desk;
  private final Semaphore stirred = new Semaphore(0);
  private final Subscription health;
  private final Subscription pages;
  private final Turns turns = new Turns(HANGS_AFTER);
  private final Thread thread;

  Refresher(Slot slot, EinkPanel panel, InstantSource clock, PageDesk desk) {
    this.slot = slot;
    this.panel = panel;
    this.clock = clock;
    this.desk = desk;
    this.health = slot.listen(_ -> stir());
    this.pages = desk.watch(_ -> stir());
    this.thread =
        Thread.ofPlatform().name("eink-" + slot.model().slug()).daemon().start(this::work);
  }

  /// Makes the thread look whether there is something to do.
  void stir() {
    stirred.release();
  }

  /// When the panel has rested; empty when it was never driven.
  Optional<Instant> rested() {
    return desk.ledger().sheet().restFrom().map(from -> from.plus(panel.rest()));
  }

  /// Says why nothing is refreshed any more.
  Optional<String> complaint() {
    return thread.isAlive()
        ? turns.complaint()
        : Optional.of("nobody refreshes " + slot.model().slug() + " any more");
  }

  private void work() {
    try {
      while (desk.accepting()) {
        try {
          turn();
        } catch (RuntimeException e) {
          log.error("{}: a turn failed; the next is in {}", slot.model().slug(), RETRY_AFTER, e);
          waitAtMost(RETRY_AFTER);
        }
      }
    } catch (InterruptedException e) {
      log.info("{}: the refresh under way is done again at the next start", slot.model().slug());
    }
  }

  /// Refreshes the panel, or waits until there may be something to do.
  private void turn() throws InterruptedException {
    var _ = stirred.drainPermits();
    Optional<Instant> driven = desk.ledger().sheet().restFrom();
    Optional<PageContent> ready = begin();
    if (ready.isPresent()) {
      refresh(ready.get(), driven);
    } else {
      waitAtMost(Duration.between(clock.instant(), nextDue()));
    }
  }

  private void waitAtMost(Duration longest) throws InterruptedException {
    var _ = stirred.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// Puts the ledger in order, and begins with the page that is due if the panel can.
  private Optional<PageContent> begin() {
    boolean able =
        slot.health(Capability.EINK).healthy()
            && rested().filter(clock.instant()::isBefore).isEmpty();
    return desk.change(draft -> able ? draft.settle().begin() : Optional.empty());
  }

  private Instant nextDue() {
    Instant now = clock.instant();
    Ledger present = desk.ledger();
    Optional<Instant> refresh = present.queued().flatMap(_ -> rested()).filter(now::isBefore);
    return Stream.of(refresh, present.claims().nextExpiry(), Optional.of(now.plus(LONGEST_WAIT)))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private void refresh(PageContent content, Optional<Instant> driven) throws InterruptedException {
    try (var _ = turns.begin("refreshing " + slot.model().slug())) {
      panel.show(content.frame());
      desk.counts().refreshed();
      var _ = desk.change(draft -> draft.finished(content));
    } catch (BusException e) {
      failed(content, e, driven);
    } catch (RuntimeException e) {
      log.error("{}: a refresh failed", slot.model().slug(), e);
      failed(
          content,
          new BusException(BusException.Kind.ERROR, "unexpected failure: " + e, e),
          driven);
    }
  }

  /// A board that does not answer is away, and its panel was not driven. Any other failure is the
  /// page's, and the panel rests, for it may have been driven.
  private void failed(PageContent content, BusException e, Optional<Instant> driven) {
    slot.failed(e);
    boolean away = e.kind() == BusException.Kind.NAK;
    var _ =
        desk.change(
            draft ->
                away
                    ? draft.missed(content, e.reason(), driven)
                    : draft.failed(content, e.reason()));
  }

  @Override
  public void close() {
    health.close();
    pages.close();
    desk.stopAccepting();
    stir();
    try {
      if (!thread.join(LONGEST_GOODBYE)) {
        thread.interrupt();
        var _ = thread.join(LONGEST_GOODBYE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
