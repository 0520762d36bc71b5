package dev.hatrack.surface;

import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Subscription;
import dev.hatrack.hat.SurfaceFormat;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Where an e-ink panel's {@link Ledger} is changed, one change at a time, each on the disk before
/// anybody hears of it.
///
/// Pages that come while the disk is busy wait for the lock, and the first of them to get it takes
/// the others with it: they share one write. Readers take no lock: they see the ledger in force,
/// which is never changed but replaced.
final class PageDesk implements AutoCloseable {
  private final String board;
  private final ClaimLog audit;
  private final InstantSource clock;
  private final Tenancies tenancies;
  private final PageStore store;
  private final PageCounts counts = new PageCounts();
  private final PageWatchers watchers = new PageWatchers();
  private final ConcurrentLinkedQueue<Submission> submitted = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lock = new ReentrantLock();

  private volatile Ledger ledger;
  private boolean accepting = true;
  private boolean keeping = true;

  /// The same, of a panel that nobody has reserved, ever.
  ///
  /// @param board the board's slug
  PageDesk(String board, SurfaceFormat format, InstantSource clock, PageStore store) {
    this(new ClaimLog(board, Capability.EINK), format, clock, store, Tenancies.none());
  }

  /// Goes on with what the store has kept.
  PageDesk(
      ClaimLog audit,
      SurfaceFormat format,
      InstantSource clock,
      PageStore store,
      Tenancies tenancies) {
    this.board = audit.board();
    this.audit = audit;
    this.tenancies = tenancies;
    this.clock = clock;
    this.store = store;
    this.ledger = store.load(format);
    boolean _ =
        change(
            draft -> {
              draft.recover(format);
              return true;
            });
  }

  /// What is in force.
  Ledger ledger() {
    return ledger;
  }

  PageCounts counts() {
    return counts;
  }

  /// Takes a page, and returns when it is on the disk.
  ///
  /// @throws RuntimeException as {@link EinkSurface#accept} says
  EinkSurface.Accepted submit(Submission own) {
    submitted.add(own);
    lock.lock();
    try {
      if (!own.decided()) {
        takeAll();
      }
      return own.result();
    } finally {
      lock.unlock();
    }
  }

  private void takeAll() {
    List<Submission> batch = new ArrayList<>();
    for (Submission next = submitted.poll(); next != null; next = submitted.poll()) {
      batch.add(next);
    }
    try {
      if (!accepting) {
        throw new BoardUnavailable(board, "the agent is stopping");
      }
      Draft draft = new Draft(ledger, clock.instant(), tenancies.of(board));
      batch.forEach(submission -> submission.take(draft));
      draft.settle();
      store.keep(draft.entries(), draft.ledger());
      inForce(draft);
      batch.forEach(submission -> submission.accepted(ledger));
    } catch (RuntimeException e) {
      batch.forEach(submission -> submission.refused(e));
    }
  }

  /// Changes what is in force, whether the disk takes it or not: for what has happened anyway.
  <T> T change(Function<Draft, T> change) {
    lock.lock();
    try {
      Draft draft = new Draft(ledger, clock.instant(), tenancies.of(board));
      T result = change.apply(draft);
      draft.settle();
      if (keeping) {
        store.keepIfPossible(draft.entries(), draft.ledger());
      }
      inForce(draft);
      return result;
    } finally {
      lock.unlock();
    }
  }

  private void inForce(Draft draft) {
    ledger = draft.ledger();
    audit.ended(draft.expired(), ClaimLog.OVER);
    List<Page> pages = draft.changed();
    counts.count(pages);
    watchers.tell(pages);
  }

  /// See {@link EinkSurface#watch}.
  Subscription watch(Consumer<Page> watcher) {
    lock.lock();
    try {
      Optional<Page> shown = ledger.sheet().page().flatMap(ledger::page);
      List<Page> first =
          Stream.of(ledger.refreshing(), ledger.queued(), shown)
              .flatMap(Optional::stream)
              .distinct()
              .toList();
      return watchers.add(watcher, first);
    } finally {
      lock.unlock();
    }
  }

  /// Accepts nothing more. What is under way may still come to its end.
  void stopAccepting() {
    lock.lock();
    try {
      accepting = false;
    } finally {
      lock.unlock();
    }
  }

  boolean accepting() {
    lock.lock();
    try {
      return accepting;
    } finally {
      lock.unlock();
    }
  }

  /// From now on nothing is kept.
  @Override
  public void close() {
    lock.lock();
    try {
      accepting = false;
      keeping = false;
      store.close();
    } finally {
      lock.unlock();
    }
  }
}
