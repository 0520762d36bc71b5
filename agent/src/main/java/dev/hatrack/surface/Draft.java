package dev.hatrack.surface;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.SurfaceFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What is about to change in a {@link Ledger}: worked out on a copy, kept on the disk, and only
/// then in force. Here are the rules of who is shown.
final class Draft {
  /// A page whose refresh fails so often in a row, though the board is there, is given up.
  static final int MOST_FAILURES = 3;

  private final Ledger ledger;
  private final Instant now;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Claim> expired;

  /// @param tenant to whom the panel is reserved now
  Draft(Ledger present, Instant now, Optional<Tenant> tenant) {
    this.ledger = present.copy();
    this.now = now;
    Content still = Content.still(ledger.sheet().frame());
    ledger.claims().letTo(tenant.map(let -> Tenancy.of(let, still, now)));
    this.expired = expire();
  }

  private void write(Entry entry) {
    ledger.apply(entry);
    entries.add(entry);
  }

  private void become(Page page, Fate fate) {
    write(new Entry.Noted(page.become(fate)));
  }

  private List<Claim> expire() {
    return endIf(claim -> !claim.expires().isAfter(now));
  }

  /// The claims whose time was over when this was begun.
  List<Claim> expired() {
    return expired;
  }

  /// A page that was accepted is shown even when nobody renews its claim, unless another is due.
  private void end(Claim claim) {
    PageContent content = Ledger.content(claim);
    boolean queuedBefore = ledger.leftOver().filter(this::isQueued).isPresent();
    write(new Entry.Ended(claim.holder()));
    if (isOpen(content) && !queuedBefore) {
      write(new Entry.LeftOver(Optional.of(content)));
    }
  }

  /// Takes a claim for a new page, or renews the holder's own.
  ///
  /// @throws ClaimRefused when an exclusive claim is in the way; nothing has changed then
  Claim accept(String id, Holder holder, ClaimTerms terms, Frame frame) {
    Claim claim = ledger.claims().take(holder, terms, new PageContent(id, frame), now);
    write(new Entry.Noted(new Page(id, holder, terms, now, Fate.Queued.FRESH)));
    write(new Entry.Claimed(claim));
    return claim;
  }

  /// Ends the holder's claim because the holder says so, and withdraws what waits to be shown.
  Optional<Claim> withdraw(Holder holder) {
    Optional<Claim> claim = ledger.claims().of(holder);
    claim.ifPresent(own -> write(new Entry.Ended(own.holder())));
    for (Page page : ledger.open()) {
      if (page.holder().equals(holder) && page.fate() instanceof Fate.Queued) {
        become(page, new Fate.Failed("its holder ended the claim before it was shown"));
      }
    }
    return claim;
  }

  /// Gives what is the one's to the other: the same one under another name.
  boolean pass(Holder from, Holder to) {
    for (Page page : ledger.open()) {
      if (page.holder().equals(from)) {
        write(new Entry.Noted(page.of(to)));
      }
    }
    Optional<Claim> passed = ledger.claims().of(from);
    passed.ifPresent(
        claim -> {
          write(new Entry.Ended(from));
          if (ledger.claims().of(to).isEmpty()) {
            write(new Entry.Claimed(claim.of(to)));
          }
        });
    return passed.isPresent();
  }

  /// Ends the claims that match, and returns them.
  List<Claim> endIf(Predicate<Claim> which) {
    List<Claim> ended = ledger.claims().ranked().stream().filter(which).toList();
    ended.forEach(this::end);
    return ended;
  }

  /// The panel begins with the page that is due and queued, if there is one.
  Optional<PageContent> begin() {
    Optional<PageContent> next = ledger.due().filter(this::isQueued);
    next.ifPresent(
        content -> {
          Page page = page(content);
          become(page, new Fate.Refreshing(now, failures(page.fate())));
          write(new Entry.Painted(ledger.sheet().refreshing(now)));
        });
    return next;
  }

  /// The panel says that it is done.
  Page finished(PageContent content) {
    Page page = page(content);
    Instant begun = page.fate() instanceof Fate.Refreshing refreshing ? refreshing.since() : now;
    become(page, new Fate.Shown(now));
    write(new Entry.Painted(ledger.sheet().shown(content, begun, now)));
    return page(content);
  }

  /// The board was not there when the panel should have begun.
  ///
  /// @param driven when the panel was driven last, before
  Page missed(PageContent content, String reason, Optional<Instant> driven) {
    become(page(content), new Fate.Queued(failures(page(content).fate()), reason));
    write(new Entry.Painted(ledger.sheet().drivenAt(driven)));
    return page(content);
  }

  /// The panel has begun, perhaps, and is not done.
  Page failed(PageContent content, String reason) {
    int failures = failures(page(content).fate()) + 1;
    become(
        page(content),
        failures < MOST_FAILURES
            ? new Fate.Queued(failures, reason)
            : new Fate.Failed(
                "the panel failed %d times in a row, at last: %s; send the page again when it works"
                    .formatted(failures, reason)));
    write(new Entry.Painted(ledger.sheet().drivenAt(Optional.of(now))));
    return page(content);
  }

  private Page page(PageContent content) {
    return ledger.page(content.page()).orElseThrow();
  }

  private static int failures(Fate fate) {
    return switch (fate) {
      case Fate.Queued queued -> queued.failures();
      case Fate.Refreshing refreshing -> refreshing.failures();
      case Fate.Shown _, Fate.Superseded _, Fate.Failed _ -> 0;
    };
  }

  /// Gives every page the fate that follows from the claims and from what is on the panel.
  Draft settle() {
    Optional<PageContent> due = ledger.due();
    due.ifPresent(this::settleDue);
    for (Page page : ledger.open()) {
      boolean isDue = due.filter(content -> content.page().equals(page.id())).isPresent();
      if (page.fate() instanceof Fate.Queued queued && !isDue) {
        passOver(page, queued, due);
      }
    }
    if (ledger.leftOver().filter(content -> !isOpen(content)).isPresent()) {
      write(new Entry.LeftOver(Optional.empty()));
    }
    return this;
  }

  /// A page that is covered by a reservation alone is not superseded: nobody has another page.
  private void passOver(Page page, Fate.Queued queued, Optional<PageContent> due) {
    Optional<PageContent> waiting = ledger.waiting();
    if (waiting.filter(content -> content.page().equals(page.id())).isEmpty()) {
      become(page, passedOver(due.or(() -> waiting), queued));
      return;
    }
    String tenant = ledger.claims().tenancy().orElseThrow().standing().holder().display();
    Fate.Queued waits =
        new Fate.Queued(queued.failures(), "it waits: %s has reserved the board".formatted(tenant));
    if (!waits.equals(queued)) {
      become(page, waits);
    }
  }

  private boolean isQueued(PageContent content) {
    return ledger
        .page(content.page())
        .filter(page -> page.fate() instanceof Fate.Queued)
        .isPresent();
  }

  private boolean isOpen(PageContent content) {
    return ledger.open().stream().anyMatch(page -> page.id().equals(content.page()));
  }

  private void settleDue(PageContent due) {
    Page page = page(due);
    Sheet sheet = ledger.sheet();
    boolean named = sheet.page().filter(page.id()::equals).isPresent();
    if (page.fate() instanceof Fate.Refreshing || (named && sheet.known())) {
      return;
    }
    if (sheet.known() && sheet.frame().equals(due.frame())) {
      become(page, new Fate.Shown(now));
      write(new Entry.Painted(sheet.renamed(page.id(), now)));
    } else if (!(page.fate() instanceof Fate.Queued)) {
      become(page, Fate.Queued.FRESH);
    }
  }

  private Fate passedOver(Optional<PageContent> due, Fate.Queued queued) {
    return due.<Fate>map(content -> new Fate.Superseded(content.page(), why(content)))
        .orElseGet(
            () -> new Fate.Failed("its claim has ended; the panel said: " + queued.reason()));
  }

  private String why(PageContent due) {
    Page page = page(due);
    return "a page of %s, priority %d, is to be shown instead"
        .formatted(page.holder().display(), page.terms().priority());
  }

  /// What was going on when the agent stopped is put in order at its next start.
  void recover(SurfaceFormat format) {
    if (ledger.frames().stream().allMatch(frame -> frame.format().equals(format))) {
      goOn();
    } else {
      beginAnew(format);
    }
  }

  /// Another panel of the same name is there, and none of the pictures is for it.
  private void beginAnew(SurfaceFormat format) {
    ledger.claims().ranked().forEach(claim -> write(new Entry.Ended(claim.holder())));
    write(new Entry.LeftOver(Optional.empty()));
    write(new Entry.Painted(Sheet.blank(format)));
    for (Page page : ledger.open()) {
      become(
          page, new Fate.Failed("there is another panel now, %s; send it again".formatted(format)));
    }
  }

  private void goOn() {
    for (Page page : ledger.open()) {
      if (page.fate() instanceof Fate.Refreshing refreshing) {
        String reason = "the agent stopped while the panel was at it";
        become(page, new Fate.Queued(refreshing.failures(), reason));
      }
    }
    for (Claim claim : ledger.claims().ranked()) {
      Instant latest = now.plus(claim.terms().ttl());
      if (claim.expires().isAfter(latest)) {
        write(new Entry.Claimed(claim.until(latest)));
      }
    }
    if (ledger.sheet().restFrom().filter(now::isBefore).isPresent()) {
      write(new Entry.Painted(ledger.sheet().drivenAt(Optional.of(now))));
    }
  }

  Ledger ledger() {
    return ledger;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /// The pages whose fate has changed, in the order in which it did.
  List<Page> changed() {
    return entries.stream()
        .filter(Entry.Noted.class::isInstance)
        .map(Entry.Noted.class::cast)
        .map(Entry.Noted::page)
        .toList();
  }
}
