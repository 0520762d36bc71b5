package dev.hatrack.surface;

import static dev.hatrack.surface.EinkBench.ALARM;
import static dev.hatrack.surface.EinkBench.CLOCK;
import static dev.hatrack.surface.EinkBench.HIGH;
import static dev.hatrack.surface.EinkBench.USUAL;
import static dev.hatrack.testing.ScriptedPanel.REST;
import static dev.hatrack.testing.ScriptedPanel.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.journal.FailingDisk;
import dev.hatrack.testing.SteppedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is left after the power has gone: at any moment, and with a disk that fails.
@Timeout(60)
class EinkRestartTest {
  private final Path directory;
  private final Path file;
  private final SteppedClock clock = new SteppedClock();
  private final FailingDisk disk = new FailingDisk();

  EinkRestartTest(@TempDir Path directory) {
    this.directory = directory;
    this.file = directory.resolve("state").resolve("eink-paper.pages");
  }

  private EinkBench start() {
    return new EinkBench(clock, Optional.of(file), disk);
  }

  /// Starts another agent on what is on the disk now, as if the power had gone. The first one knows
  /// nothing of it.
  private EinkBench afterPowerCut() throws IOException {
    return started(Files.readAllBytes(file));
  }

  private EinkBench started(byte[] journal) throws IOException {
    Path copy = directory.resolve("copy");
    Files.write(copy, journal);
    return new EinkBench(clock, Optional.of(copy), new FailingDisk());
  }

  private Ledger load(byte[] journal) throws IOException {
    Path copy = directory.resolve("loaded");
    Files.write(copy, journal);
    try (PageStore store =
        new PageStore(Optional.of(copy), new FailingDisk(), PageStore.COMPACT_AT)) {
      return store.load(new SurfaceFormat(8, 2, Colours.BLACK_WHITE_RED));
    }
  }

  @Test
  void aPageThatWaits_isShownAfterTheRestart() throws Exception {
    try (EinkBench before = start()) {
      String first = before.shown(CLOCK, USUAL, 1);
      String second = before.put(CLOCK, USUAL, 2);
      try (EinkBench after = afterPowerCut()) {
        assertThat(after.fate(first).word()).isEqualTo("shown");
        assertThat(after.surface.view().frame()).isEqualTo(page(1));
        assertThat(after.surface.view().shown()).contains(first);
        assertThat(after.surface.view().claims()).extracting(Claim::holder).containsExactly(CLOCK);
        assertThat(after.panel.unseen()).isZero();
        after.pass(REST);
        after.awaitRefresh(2);
        after.awaitFate(second, "shown");
      }
    }
  }

  @Test
  void aRefreshThatWasUnderWay_isDoneAgain_afterThePanelHasRested() throws Exception {
    try (EinkBench before = start()) {
      String id = before.put(CLOCK, USUAL, 3);
      before.panel.nextBegun();
      clock.advance(Duration.ofSeconds(10));
      try (EinkBench after = afterPowerCut()) {
        assertThat(after.fate(id))
            .isEqualTo(new Fate.Queued(0, "the agent stopped while the panel was at it"));
        assertThat(after.surface.view().nextRefresh())
            .contains(clock.instant().minusSeconds(10).plus(REST));
        after.pass(REST);
        after.awaitRefresh(3);
        after.awaitFate(id, "shown");
      }
    }
  }

  @Test
  void afterACutInMidRefresh_evenTheOldPageIsRefreshed() throws Exception {
    try (EinkBench before = start()) {
      before.shown(CLOCK, USUAL, 1);
      before.pass(REST);
      before.put(CLOCK, USUAL, 2);
      before.panel.nextBegun();
      try (EinkBench after = afterPowerCut()) {
        String back = after.put(CLOCK, USUAL, 1);
        after.pass(REST);
        after.awaitRefresh(1);
        after.awaitFate(back, "shown");
      }
    }
  }

  @Test
  void aPageWhoseClaimExpiredMeanwhile_isShownAllTheSame() throws Exception {
    try (EinkBench before = start()) {
      before.shown(CLOCK, USUAL, 1);
      String id = before.put(CLOCK, USUAL, 2);
      byte[] kept = Files.readAllBytes(file);
      clock.advance(Duration.ofDays(2));
      try (EinkBench after = started(kept)) {
        after.awaitRefresh(2);
        after.awaitFate(id, "shown");
        assertThat(after.surface.view().claims()).isEmpty();
      }
    }
  }

  @Test
  void whenTheClockHasGoneBack_neitherClaimsNorTheRestLastForEver() throws Exception {
    try (EinkBench before = start()) {
      before.shown(CLOCK, USUAL, 1);
      String id = before.put(CLOCK, USUAL, 2);
      byte[] kept = Files.readAllBytes(file);
      clock.advance(Duration.ofDays(-300));
      try (EinkBench after = started(kept)) {
        EinkView view = after.surface.view();
        assertThat(view.nextRefresh()).contains(clock.instant().plus(REST));
        assertThat(view.claims().getFirst().expires()).isEqualTo(clock.instant().plus(USUAL.ttl()));
        after.pass(REST);
        after.awaitRefresh(2);
        after.awaitFate(id, "shown");
      }
    }
  }

  @Test
  void aClose_keepsClaimsAndQueue() throws Exception {
    String id;
    try (EinkBench before = start()) {
      before.shown(CLOCK, USUAL, 1);
      id = before.put(CLOCK, USUAL, 2);
    }
    try (EinkBench after = start()) {
      assertThat(after.surface.view().claims()).hasSize(1);
      after.pass(REST);
      after.awaitRefresh(2);
      after.awaitFate(id, "shown");
    }
  }

  @Test
  void cutAtAnyByte_whatWasAcknowledgedIsThere() throws Exception {
    Map<Long, List<String>> acknowledged = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>();
    byte[] whole;
    try (EinkBench before = start()) {
      ids.add(before.shown(new Holder.AllocatedTask("default", "job", "task", "1f2c"), USUAL, 1));
      for (int i = 2; i < 7; i++) {
        ids.add(before.put(i % 3 == 0 ? ALARM : CLOCK, i % 3 == 0 ? HIGH : USUAL, i));
        acknowledged.put(Files.size(file), List.copyOf(ids));
      }
      whole = Files.readAllBytes(file);
    }
    for (int cut = 0; cut <= whole.length; cut++) {
      Ledger ledger = load(Arrays.copyOf(whole, cut));
      for (Map.Entry<Long, List<String>> then : acknowledged.entrySet()) {
        if (then.getKey() <= cut) {
          assertThat(then.getValue())
              .as("cut at %d", cut)
              .allMatch(id -> ledger.page(id).isPresent());
        }
      }
      assertThat(ledger.open()).as("cut at %d", cut).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void cutAnywhere_theNewestPageThatIsLeftIsShown() throws Exception {
    byte[] whole;
    try (EinkBench before = start()) {
      for (int i = 1; i < 6; i++) {
        before.put(CLOCK, USUAL, i);
      }
      whole = Files.readAllBytes(file);
    }
    for (int cut = whole.length; cut > 0; cut -= 97) {
      byte[] left = Arrays.copyOf(whole, cut);
      Optional<PageContent> due = load(left).due();
      try (EinkBench after = started(left)) {
        if (due.isPresent()) {
          after.pass(REST);
          assertThat(after.panel.nextBegun()).as("cut at %d", cut).isEqualTo(due.get().frame());
        }
      }
    }
  }

  @Test
  void aFullDisk_takesNothing_andSaysSo_untilThereIsRoom() throws Exception {
    try (EinkBench bench = start()) {
      String first = bench.shown(CLOCK, USUAL, 1);
      disk.fail("No space left on device");

      assertThatThrownBy(() -> bench.put(ALARM, HIGH, 2))
          .isInstanceOf(PagesNotKept.class)
          .hasMessageContainingAll("is full", "make room", file.toString())
          .extracting(e -> ((PagesNotKept) e).full())
          .isEqualTo(true);

      assertThat(bench.surface.view().claims()).extracting(Claim::holder).containsExactly(CLOCK);
      assertThat(bench.surface.view().queued()).isEmpty();
      disk.work();
      String third = bench.put(ALARM, HIGH, 3);
      try (EinkBench after = afterPowerCut()) {
        assertThat(after.fate(third)).isEqualTo(Fate.Queued.FRESH);
        assertThat(after.fate(first).word()).isEqualTo("shown");
      }
    }
  }

  @Test
  void aFullDisk_doesNotKeepThePanelFromShowingWhatWasAccepted() throws Exception {
    try (EinkBench bench = start()) {
      bench.shown(CLOCK, USUAL, 1);
      String second = bench.put(CLOCK, USUAL, 2);
      disk.fail("No space left on device");
      bench.pass(REST);
      bench.awaitRefresh(2);
      bench.awaitFate(second, "shown");
      disk.work();
      String third = bench.put(CLOCK, USUAL, 3);
      try (EinkBench after = afterPowerCut()) {
        assertThat(after.fate(second).word()).isEqualTo("shown");
        assertThat(after.fate(third).word()).isEqualTo("queued");
      }
    }
  }

  @Test
  void aDirectoryThatCannotBeWritten_isRefusedWithWhatToDo() throws Exception {
    Files.writeString(directory.resolve("state"), "a file where the directory should be");
    try (EinkBench bench = start()) {
      assertThatThrownBy(() -> bench.put(CLOCK, USUAL, 1))
          .isInstanceOf(PagesNotKept.class)
          .hasMessageContaining("set state.directory")
          .extracting(e -> ((PagesNotKept) e).full())
          .isEqualTo(false);
    }
  }

  @Test
  void aFileOfSomethingElse_isPutAside() throws Exception {
    String text = "these are not the pages that you are looking for";
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    try (EinkBench bench = start()) {
      assertThat(file.resolveSibling("eink-paper.pages.unreadable")).hasContent(text);
      String id = bench.shown(CLOCK, USUAL, 1);
      try (EinkBench after = afterPowerCut()) {
        assertThat(after.fate(id).word()).isEqualTo("shown");
      }
    }
  }

  @Test
  void pagesThatComeWhileTheDiskIsBusy_shareOneWrite() throws Exception {
    try (EinkBench bench = start()) {
      bench.shown(CLOCK, USUAL, 1);
      int before = disk.forces();
      CountDownLatch sent = new CountDownLatch(20);
      CountDownLatch busy = new CountDownLatch(1);
      disk.onForce(
          () -> {
            busy.countDown();
            try {
              sent.await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          });
      Thread slow = Thread.ofPlatform().start(() -> bench.put(CLOCK, USUAL, 2));
      busy.await();
      List<Thread> others = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        others.add(Thread.ofPlatform().start(() -> bench.put(ALARM, HIGH, 3)));
      }
      for (Thread other : others) {
        while (other.getState() != Thread.State.WAITING) {
          Thread.onSpinWait(); // until it waits for the lock
        }
        sent.countDown();
      }
      for (Thread other : others) {
        other.join();
      }
      slow.join();

      assertThat(disk.forces() - before).isEqualTo(2);
    }
  }

  @Test
  void aJournalThatGrows_isWrittenAnew_andKnowsTheSame() throws Exception {
    PageStore store = new PageStore(Optional.of(file), disk, 20_000);
    SurfaceFormat format = new SurfaceFormat(8, 2, Colours.BLACK_WHITE_RED);
    PageDesk desk = new PageDesk("paper", format, clock, store);
    for (int i = 0; i < 2500; i++) {
      desk.submit(new Submission("page-" + i, CLOCK, USUAL, page(i % 16)));
    }
    desk.close();

    Ledger again = load(Files.readAllBytes(file));
    assertThat(again.entries()).isEqualTo(desk.ledger().entries());
    assertThat(again.page("page-499")).isEmpty();
    assertThat(again.page("page-500")).isPresent();
    assertThat(again.due()).map(PageContent::page).contains("page-2499");
  }

  @Test
  void forAnotherPanel_nothingIsGoneOnWith_andItsPagesSayWhy() throws Exception {
    SurfaceFormat larger = new SurfaceFormat(9, 2, Colours.BLACK_WHITE_RED);
    try (EinkBench before = start()) {
      String id = before.put(CLOCK, USUAL, 1);
      before.panel.nextBegun();
      Path copy = directory.resolve("copy");
      Files.copy(file, copy);
      PageStore store = new PageStore(Optional.of(copy), new FailingDisk(), PageStore.COMPACT_AT);
      try (PageDesk desk = new PageDesk("paper", larger, clock, store)) {
        assertThat(desk.ledger().page(id).orElseThrow().fate().reason())
            .startsWith("there is another panel now");
        assertThat(desk.ledger().claims().ranked()).isEmpty();
        assertThat(desk.ledger().sheet()).isEqualTo(Sheet.blank(larger));
      }
    }
  }
}
