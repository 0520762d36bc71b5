package dev.hatrack.surface;

import static dev.hatrack.surface.EinkBench.ALARM;
import static dev.hatrack.surface.EinkBench.CLOCK;
import static dev.hatrack.surface.EinkBench.HIGH;
import static dev.hatrack.surface.EinkBench.USUAL;
import static dev.hatrack.testing.ScriptedPanel.REST;
import static dev.hatrack.testing.ScriptedPanel.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hatrack.bus.BusException;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Health;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.testing.ScriptedPanel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EinkSurfaceTest {
  private static final ClaimTerms SHORT = new ClaimTerms(80, Duration.ofSeconds(10), false, 1.0);

  private static BusException timedOut() {
    return new BusException(BusException.Kind.ERROR, "BUSY did not fall in 40 s");
  }

  private final EinkBench bench = new EinkBench();
  private final EinkSurface surface = bench.surface;
  private final ScriptedPanel panel = bench.panel;

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void beforeTheFirstPage_thePanelIsTakenForWhite_butNotRelied() throws InterruptedException {
    EinkView view = surface.view();

    assertThat(view.frame()).isEqualTo(Frame.blank(ScriptedPanel.FORMAT));
    assertThat(view.shown()).isEmpty();
    assertThat(view.nextRefresh()).isEmpty();
    assertThat(bench.shown(CLOCK, USUAL, 0)).isNotEmpty();
  }

  @Test
  void accept_isQueued_refreshing_shown() throws InterruptedException {
    EinkSurface.Accepted accepted = surface.accept(CLOCK, USUAL, page(3));

    assertThat(accepted.page().fate()).isEqualTo(Fate.Queued.FRESH);
    assertThat(accepted.top()).isTrue();
    assertThat(panel.nextBegun()).isEqualTo(page(3));
    String id = accepted.page().id();
    Instant begun = bench.clock.instant();
    assertThat(bench.awaitFate(id, "refreshing")).isEqualTo(new Fate.Refreshing(begun, 0));
    assertThat(surface.view().refreshing()).map(Page::id).contains(id);
    bench.clock.advance(Duration.ofSeconds(20));
    panel.finish();
    Instant end = begun.plusSeconds(20);
    assertThat(bench.awaitFate(id, "shown")).isEqualTo(new Fate.Shown(end));
    EinkView view = surface.view();
    assertThat(view.frame()).isEqualTo(page(3));
    assertThat(view.shown()).contains(id);
    assertThat(view.shownAt()).contains(end);
    assertThat(view.nextRefresh()).contains(end.plus(REST));
    assertThat(surface.refreshes()).isEqualTo(1);
    assertThat(surface.fates()).containsEntry("queued", 1L).containsEntry("shown", 1L);
  }

  @Test
  void progress_isEstimatedFromTheLastRefresh() throws InterruptedException {
    String first = bench.put(CLOCK, USUAL, 1);
    panel.nextBegun();
    bench.clock.advance(Duration.ofSeconds(20));
    panel.finish();
    bench.awaitFate(first, "shown");
    bench.pass(REST.plusSeconds(20));
    String second = bench.put(CLOCK, USUAL, 2);
    panel.nextBegun();
    Fate.Refreshing refreshing = (Fate.Refreshing) bench.awaitFate(second, "refreshing");

    bench.clock.advance(Duration.ofSeconds(5));
    assertThat(surface.progress(refreshing)).isEqualTo(0.25);
    bench.clock.advance(Duration.ofHours(1));
    assertThat(surface.progress(refreshing)).isEqualTo(0.99);
  }

  @Test
  void theNewestPage_supersedesWhatWaits() throws InterruptedException {
    bench.shown(CLOCK, USUAL, 1);
    String second = bench.put(CLOCK, USUAL, 2);
    String third = bench.put(CLOCK, USUAL, 3);

    assertThat(bench.fate(second))
        .asInstanceOf(type(Fate.Superseded.class))
        .extracting(Fate.Superseded::by)
        .isEqualTo(third);
    assertThat(surface.view().queued()).map(Page::id).contains(third);
    bench.pass(REST);
    bench.awaitRefresh(3);
  }

  @Test
  void thePanel_restsBetweenTwoRefreshes() throws InterruptedException {
    bench.shown(CLOCK, USUAL, 1);
    String second = bench.put(CLOCK, USUAL, 2);

    bench.pass(REST.minusMillis(1));
    assertThat(bench.fate(second)).isEqualTo(Fate.Queued.FRESH);
    assertThat(panel.unseen()).isZero();
    bench.pass(Duration.ofMillis(1));
    bench.awaitRefresh(2);
  }

  @Test
  void anEqualPage_isShownAtOnce_andCostsNothing() throws InterruptedException {
    bench.shown(CLOCK, USUAL, 4);
    bench.clock.advance(Duration.ofSeconds(5));

    EinkSurface.Accepted equal = surface.accept(ALARM, HIGH, page(4));

    assertThat(equal.page().fate()).isEqualTo(new Fate.Shown(bench.clock.instant()));
    assertThat(surface.view().shown()).contains(equal.page().id());
    bench.pass(REST);
    assertThat(panel.unseen()).isZero();
    assertThat(surface.refreshes()).isEqualTo(1);
  }

  @Test
  void aPageThatReturnsToWhatIsShown_takesBackWhatWaits() throws InterruptedException {
    bench.shown(CLOCK, USUAL, 1);
    String other = bench.put(CLOCK, USUAL, 2);
    String back = bench.put(CLOCK, USUAL, 1);

    assertThat(bench.fate(other).word()).isEqualTo("superseded");
    assertThat(bench.fate(back).word()).isEqualTo("shown");
  }

  @Test
  void theHigherClaim_isShown_andTheOtherComesBackWhenItEnds() throws InterruptedException {
    String time = bench.shown(CLOCK, USUAL, 1);
    String fire = bench.put(ALARM, SHORT, 2);
    String later = bench.put(CLOCK, USUAL, 3);
    assertThat(bench.fate(later))
        .isEqualTo(
            new Fate.Superseded(
                fire, "a page of token/alarm, priority 80, is to be shown instead"));
    assertThat(bench.fate(time).word()).isEqualTo("shown");

    bench.pass(Duration.ofSeconds(10));
    assertThat(bench.fate(fire).word()).isEqualTo("superseded");
    assertThat(surface.view().queued()).map(Page::id).contains(later);
    bench.pass(REST);
    bench.awaitRefresh(3);
    bench.awaitFate(later, "shown");
  }

  @Test
  void aCoveredPage_isShownAgainWhenItsClaimIsOnTopAgain() throws InterruptedException {
    String time = bench.shown(CLOCK, USUAL, 1);
    bench.pass(REST);
    bench.shown(ALARM, HIGH, 2);
    bench.pass(REST);

    assertThat(surface.release(ALARM)).isTrue();

    bench.awaitFate(time, "queued");
    bench.awaitRefresh(1);
    bench.awaitFate(time, "shown");
  }

  @Test
  void release_withdrawsWhatWaits_andThePanelKeepsItsPage() throws InterruptedException {
    bench.shown(CLOCK, USUAL, 1);
    String second = bench.put(CLOCK, USUAL, 2);

    assertThat(surface.release(CLOCK)).isTrue();

    assertThat(bench.fate(second))
        .isEqualTo(new Fate.Failed("its holder ended the claim before it was shown"));
    assertThat(surface.view().claims()).isEmpty();
    bench.pass(REST);
    assertThat(panel.unseen()).isZero();
    assertThat(surface.view().frame()).isEqualTo(page(1));
  }

  @Test
  void aPageWhoseTaskHasEnded_isShownAllTheSame() throws InterruptedException {
    bench.shown(CLOCK, USUAL, 1);
    String last = bench.put(CLOCK, USUAL, 2);

    surface.releaseIf(CLOCK::equals, "its allocation has ended");

    assertThat(surface.view().claims()).isEmpty();
    bench.pass(REST);
    bench.awaitRefresh(2);
    bench.awaitFate(last, "shown");
  }

  @Test
  void aPageWhoseTimeHasCome_isShownAllTheSame_unlessAnotherIsDue() throws InterruptedException {
    bench.shown(CLOCK, SHORT, 1);
    String late = bench.put(CLOCK, SHORT, 2);
    bench.pass(Duration.ofSeconds(10));
    assertThat(surface.view().claims()).isEmpty();
    assertThat(surface.view().queued()).map(Page::id).contains(late);

    String newer = bench.put(ALARM, USUAL, 3);

    assertThat(bench.fate(late).word()).isEqualTo("superseded");
    bench.pass(REST);
    bench.awaitRefresh(3);
    bench.awaitFate(newer, "shown");
  }

  @Test
  void releaseIf_sparesThoseWhoHaveRenewed() {
    bench.put(CLOCK, USUAL, 1);
    bench.clock.advance(Duration.ofMinutes(1));
    bench.put(ALARM, USUAL, 2);

    surface.releaseIf(_ -> true, Duration.ofMinutes(1).minusMillis(1), "not running");

    assertThat(surface.view().claims()).extracting(Claim::holder).containsExactly(ALARM);
  }

  @Test
  void anExclusiveClaim_keepsOthersOut() {
    bench.put(CLOCK, new ClaimTerms(50, Duration.ofHours(1), true, 1.0), 1);

    assertThatThrownBy(() -> bench.put(ALARM, HIGH, 2))
        .isInstanceOf(ClaimRefused.class)
        .hasMessageContaining("token/clock");
    assertThat(surface.view().claims()).hasSize(1);
  }

  @Test
  void aPageOfAnotherFormat_isNotTaken() {
    SurfaceFormat other = new SurfaceFormat(8, 2, Colours.GREY8);

    assertThatThrownBy(() -> surface.accept(CLOCK, USUAL, Frame.blank(other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("paper is");
  }

  @Test
  void aFailedRefresh_isTriedAgainWhenTheBoardIsWell_andThePanelHasRested()
      throws InterruptedException {
    String id = bench.put(CLOCK, USUAL, 1);
    panel.nextBegun();
    panel.fail(timedOut());

    assertThat(bench.awaitFate(id, "refreshing")).isNotNull();
    assertThat(bench.awaitFate(id, "queued"))
        .isEqualTo(new Fate.Queued(1, "BUSY did not fall in 40 s"));
    assertThat(bench.slot.health()).isInstanceOf(Health.Failed.class);
    bench.pass(REST);
    assertThat(panel.unseen()).isZero();
    bench.slot.check();
    bench.awaitRefresh(1);
    bench.awaitFate(id, "shown");
  }

  @Test
  void aPageThatFailsThreeTimes_isGivenUp_andTheNextClaimsIsTried() throws InterruptedException {
    String lower = bench.put(CLOCK, USUAL, 1);
    panel.nextBegun();
    String higher = bench.put(ALARM, HIGH, 2);
    panel.finish();
    bench.awaitFate(lower, "shown");
    for (int attempt = 1; attempt <= 3; attempt++) {
      bench.pass(REST);
      bench.slot.check();
      assertThat(panel.nextBegun()).isEqualTo(page(2));
      panel.fail(timedOut());
      bench.awaitFate(higher, "refreshing");
      bench.awaitFate(higher, attempt < 3 ? "queued" : "failed");
    }

    assertThat(bench.fate(higher).reason())
        .isEqualTo(
            "the panel failed 3 times in a row, at last: BUSY did not fall in 40 s; send the page"
                + " again when it works");
    assertThat(surface.view().queued()).map(Page::id).contains(lower);
    bench.pass(REST);
    bench.slot.check();
    bench.awaitRefresh(1);
  }

  @Test
  void aFailedRefreshOfACoveredPage_isNotTriedAgain() throws InterruptedException {
    String first = bench.put(CLOCK, USUAL, 1);
    panel.nextBegun();
    String second = bench.put(CLOCK, USUAL, 2);
    panel.fail(timedOut());

    assertThat(bench.awaitFate(first, "superseded"))
        .asInstanceOf(type(Fate.Superseded.class))
        .extracting(Fate.Superseded::by)
        .isEqualTo(second);
  }

  @Test
  void afterAFailure_theEqualPageIsRefreshed_forNobodyKnowsWhatIsSeen()
      throws InterruptedException {
    bench.shown(CLOCK, USUAL, 1);
    bench.pass(REST);
    String gone = bench.put(CLOCK, USUAL, 2);
    panel.nextBegun();
    panel.fail(timedOut());
    bench.awaitFate(gone, "refreshing");
    bench.awaitFate(gone, "queued");
    String back = bench.put(CLOCK, USUAL, 1);

    bench.pass(REST);
    bench.slot.check();
    bench.awaitRefresh(1);
    bench.awaitFate(back, "shown");
  }

  @Test
  void whileTheBoardIsAway_pagesWait_andItsAbsenceIsNotTheirFailure() throws InterruptedException {
    String id = bench.put(CLOCK, USUAL, 1);
    for (int attempt = 0; attempt < 4; attempt++) {
      panel.nextBegun();
      panel.plug(false);
      panel.fail(new BusException(BusException.Kind.NAK, "nobody answers"));
      bench.awaitFate(id, "refreshing");
      bench.awaitFate(id, "queued");
      for (int i = 0; i < 3; i++) {
        bench.slot.check();
      }
      assertThat(bench.slot.health()).isInstanceOf(Health.Absent.class);
      panel.plug(true);
      bench.slot.check();
    }

    bench.awaitRefresh(1);
    bench.awaitFate(id, "shown");
  }

  @Test
  void aBurstOfAThousand_costsTwoRefreshes_andEveryPageHasItsFate() throws Exception {
    String first = bench.put(CLOCK, USUAL, 1);
    panel.nextBegun();
    Set<String> ids = new ConcurrentSkipListSet<>();
    List<Thread> senders = new ArrayList<>();
    for (int sender = 0; sender < 8; sender++) {
      int own = sender;
      senders.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < 125; i++) {
                      Holder holder = i % 2 == 0 ? CLOCK : new Holder.NamedToken("t" + own);
                      ids.add(bench.put(holder, USUAL, 2 + (i + own) % 13));
                    }
                  }));
    }
    for (Thread sender : senders) {
      sender.join();
    }
    String last = bench.put(ALARM, HIGH, 16);
    panel.finish();
    bench.awaitFate(first, "shown");
    bench.pass(REST);
    bench.awaitRefresh(16);
    bench.awaitFate(last, "shown");

    assertThat(surface.refreshes()).isEqualTo(2);
    assertThat(ids).hasSize(1000);
    assertThat(ids).allMatch(id -> bench.fate(id).word().equals("superseded"));
    assertThat(surface.view().frame()).isEqualTo(page(16));
    assertThat(surface.view().queued()).isEmpty();
  }

  @Test
  void fates_ofTheNewestTwoThousandAreRemembered_andOfWhatIsShown() throws InterruptedException {
    String shown = bench.shown(ALARM, HIGH, 1);
    String oldest = bench.put(CLOCK, USUAL, 2);
    for (int i = 0; i < Ledger.REMEMBERED; i++) {
      bench.put(CLOCK, USUAL, 2);
    }

    assertThat(surface.page(oldest)).isEmpty();
    assertThat(surface.page(shown)).isPresent();
  }

  @Test
  void watch_tellsWhatIsNow_andThenEachChangeInOrder() throws InterruptedException {
    String first = bench.shown(CLOCK, USUAL, 1);
    String second = bench.put(CLOCK, USUAL, 2);
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    surface.watch(page -> told.add(page.id() + " " + page.fate().word()));

    bench.pass(REST);
    bench.awaitRefresh(2);

    for (String expected :
        List.of(second + " queued", first + " shown", second + " refreshing", second + " shown")) {
      assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(expected);
    }
  }

  @Test
  void close_letsTheRefreshUnderWayComeToItsEnd_andAcceptsNoMore() throws InterruptedException {
    String id = bench.put(CLOCK, USUAL, 1);
    panel.nextBegun();
    panel.finish();

    surface.close();

    assertThat(bench.fate(id).word()).isEqualTo("shown");
    assertThatThrownBy(() -> bench.put(CLOCK, USUAL, 2))
        .isInstanceOf(BoardUnavailable.class)
        .hasMessage("the agent is stopping");
    assertThat(surface.page("never")).isEqualTo(Optional.empty());
  }
}
