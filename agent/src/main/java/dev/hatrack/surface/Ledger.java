package dev.hatrack.surface;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// All that is known of an e-ink panel: its pages and their fates, the claims, and what is on it.
/// Knows no clock, no disk and no thread. Changed by entries only, and not any more once it has
/// been shown to others: then a copy is.
final class Ledger {
  /// So many pages' fates are remembered, and those that may still be shown.
  static final int REMEMBERED = 2000;

  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final Set<String> open = new LinkedHashSet<>();
  private final ClaimTable claims;
  private Optional<PageContent> leftOver = Optional.empty();
  private Sheet sheet;

  Ledger(SurfaceFormat format) {
    this(Sheet.blank(format), new ClaimTable());
  }

  private Ledger(Sheet sheet, ClaimTable claims) {
    this.sheet = sheet;
    this.claims = claims;
  }

  Ledger copy() {
    Ledger copy = new Ledger(sheet, claims.copy());
    copy.pages.putAll(pages);
    copy.open.addAll(open);
    copy.leftOver = leftOver;
    return copy;
  }

  void apply(Entry entry) {
    switch (entry) {
      case Entry.Noted noted -> note(noted.page());
      case Entry.Claimed claimed -> claims.put(claimed.claim());
      case Entry.Ended ended -> {
        var _ = claims.release(ended.holder());
      }
      case Entry.LeftOver left -> leftOver = left.content();
      case Entry.Painted painted -> sheet = painted.sheet();
    }
  }

  private void note(Page page) {
    pages.put(page.id(), page);
    switch (page.fate()) {
      case Fate.Queued _, Fate.Refreshing _ -> open.add(page.id());
      case Fate.Shown _, Fate.Superseded _, Fate.Failed _ -> open.remove(page.id());
    }
    if (pages.size() > REMEMBERED) {
      forgetOldest();
    }
  }

  private void forgetOldest() {
    Set<String> needed = new LinkedHashSet<>(open);
    contents().forEach(content -> needed.add(content.page()));
    sheet.page().ifPresent(needed::add);
    Iterator<String> oldest = pages.keySet().iterator();
    while (pages.size() > REMEMBERED && oldest.hasNext()) {
      if (!needed.contains(oldest.next())) {
        oldest.remove();
      }
    }
  }

  /// What makes this ledger when applied to an empty one.
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    pages.values().forEach(page -> entries.add(new Entry.Noted(page)));
    claims.ranked().forEach(claim -> entries.add(new Entry.Claimed(claim)));
    entries.add(new Entry.LeftOver(leftOver));
    entries.add(new Entry.Painted(sheet));
    return entries;
  }

  /// The page that should be on the panel: the highest claim's that has not failed, or the one that
  /// was left over when nobody has a claim; of a reserved panel the tenant's.
  Optional<PageContent> due() {
    return contents().stream().filter(this::mayBeShown).filter(this::byTenant).findFirst();
  }

  /// The page that waits until nobody has reserved the panel any more.
  Optional<PageContent> waiting() {
    return contents().stream()
        .filter(this::mayBeShown)
        .filter(content -> !byTenant(content))
        .findFirst();
  }

  private boolean byTenant(PageContent content) {
    return claims
        .tenancy()
        .map(let -> page(content.page()).filter(page -> let.is(page.holder())).isPresent())
        .orElse(true);
  }

  private boolean mayBeShown(PageContent content) {
    return page(content.page()).filter(page -> !(page.fate() instanceof Fate.Failed)).isPresent();
  }

  /// Every picture that may still be needed, the one to be shown first.
  private List<PageContent> contents() {
    List<PageContent> contents = new ArrayList<>();
    claims.ranked().forEach(claim -> contents.add(content(claim)));
    leftOver.ifPresent(contents::add);
    return contents;
  }

  static PageContent content(Claim claim) {
    return (PageContent) claim.content();
  }

  /// Every picture that is kept, to be compared with what the panel can show.
  List<Frame> frames() {
    List<Frame> frames = new ArrayList<>(List.of(sheet.frame()));
    contents().forEach(content -> frames.add(content.frame()));
    return frames;
  }

  Optional<Page> page(String id) {
    return Optional.ofNullable(pages.get(id));
  }

  /// The pages that are queued or being refreshed.
  List<Page> open() {
    return open.stream().map(pages::get).filter(Objects::nonNull).toList();
  }

  /// The page that the panel is at.
  Optional<Page> refreshing() {
    return open().stream().filter(page -> page.fate() instanceof Fate.Refreshing).findFirst();
  }

  /// The page that is shown next. One that is due comes before one that waits.
  Optional<Page> queued() {
    return due()
        .flatMap(content -> page(content.page()))
        .filter(page -> page.fate() instanceof Fate.Queued)
        .or(() -> open().stream().filter(page -> page.fate() instanceof Fate.Queued).findFirst());
  }

  Optional<PageContent> leftOver() {
    return leftOver;
  }

  Sheet sheet() {
    return sheet;
  }

  ClaimTable claims() {
    return claims;
  }

  /// The claims that live at this time, from the highest to the lowest.
  List<Claim> claimsAt(Instant now) {
    return claims.listed().stream().filter(claim -> claim.expires().isAfter(now)).toList();
  }
}
