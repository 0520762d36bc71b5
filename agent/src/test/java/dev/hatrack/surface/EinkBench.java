package dev.hatrack.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.board.Slot;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.Subscription;
import dev.hatrack.surface.journal.Disk;
import dev.hatrack.testing.ScriptedPanel;
import dev.hatrack.testing.SteppedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// An e-ink surface on a scripted panel, with a clock that the test moves.
final class EinkBench implements AutoCloseable {
  static final Holder CLOCK = new Holder.NamedToken("clock");
  static final Holder ALARM = new Holder.NamedToken("alarm");
  static final Holder NOBODY = new Holder.Anyone();
  static final ClaimTerms USUAL = new ClaimTerms(50, Duration.ofHours(1), false, 1.0);
  static final ClaimTerms HIGH = new ClaimTerms(80, Duration.ofHours(1), false, 1.0);

  final ScriptedPanel panel = new ScriptedPanel();
  final Slot slot = new Slot(panel, Optional.empty());
  final SteppedClock clock;
  final EinkSurface surface;
  private final BlockingQueue<Page> told = new LinkedBlockingQueue<>();
  private final Subscription watching;

  /// In memory only.
  EinkBench() {
    this(new SteppedClock(), Optional.empty(), Disk.REAL);
  }

  EinkBench(SteppedClock clock, Optional<Path> file, Disk disk) {
    this.clock = clock;
    slot.check();
    surface = new EinkSurface(slot, panel, clock, new PageStore(file, disk, PageStore.COMPACT_AT));
    watching = surface.watch(told::add);
  }

  String put(Holder holder, ClaimTerms terms, int dots) {
    return surface.accept(holder, terms, ScriptedPanel.page(dots)).page().id();
  }

  /// Moves the clock, and wakes the refreshing thread, which has only real time to sleep in.
  void pass(Duration time) {
    clock.advance(time);
    assertThat(surface.release(NOBODY)).isFalse();
  }

  /// Waits until the panel begins with a page of so many dots, and lets it end.
  void awaitRefresh(int dots) throws InterruptedException {
    assertThat(panel.nextBegun()).isEqualTo(ScriptedPanel.page(dots));
    panel.finish();
  }

  /// Waits until a page has come to a fate, and returns that.
  Fate awaitFate(String id, String word) throws InterruptedException {
    Page next;
    do {
      next = told.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("%s of %s, which is %s", word, id, surface.page(id)).isNotNull();
    } while (next == null || !next.id().equals(id) || !next.fate().word().equals(word));
    return next.fate();
  }

  Fate fate(String id) {
    return surface.page(id).orElseThrow().fate();
  }

  /// A page of so many dots is on the panel, and the panel rests.
  String shown(Holder holder, ClaimTerms terms, int dots) throws InterruptedException {
    String id = put(holder, terms, dots);
    awaitRefresh(dots);
    assertThat(awaitFate(id, "shown")).isEqualTo(new Fate.Shown(clock.instant()));
    return id;
  }

  @Override
  public void close() {
    watching.close();
    panel.endAtOnce();
    panel.finish();
    surface.close();
  }
}
