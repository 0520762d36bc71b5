package dev.hatrack.surface;

import dev.hatrack.board.EinkPanel;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Health;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.Subscription;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.journal.Disk;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// One board's e-ink panel, shared by claims. What is accepted is on the disk before its caller
/// hears of it; one thread shows it when its turn comes.
///
/// The highest claim's newest page is due. What waits behind it is superseded, and comes back when
/// it is its claim's turn. A page whose claim ends while it waits is shown all the same, unless
/// another is due.
public final class EinkSurface implements AutoCloseable {
  /// How long a claim lives when nobody says: a page is looked at for longer than a frame on LEDs.
  public static final Duration USUAL_TTL = Duration.ofHours(1);

  private final Slot slot;
  private final ClaimLog audit;
  private final EinkPanel panel;
  private final InstantSource clock;
  private final PageDesk desk;
  private final Refresher refresher;
  private final SecureRandom random = new SecureRandom();

  /// A page that was accepted, and the claim that it belongs to.
  ///
  /// @param top whether the claim is the highest
  public record Accepted(Page page, Claim claim, boolean top) {}

  /// @param clock measures times to live and the panel's rest; must not jump
  /// @param directory where the queue is kept over a restart; empty to keep it in memory only
  public EinkSurface(Slot slot, EinkPanel panel, InstantSource clock, Optional<Path> directory) {
    this(slot, panel, clock, directory, Tenancies.none());
  }

  /// @param clock measures times to live and the panel's rest; must not jump
  /// @param directory where the queue is kept over a restart; empty to keep it in memory only
  public EinkSurface(
      Slot slot,
      EinkPanel panel,
      InstantSource clock,
      Optional<Path> directory,
      Tenancies tenancies) {
    this(
        slot,
        panel,
        clock,
        tenancies,
        new PageStore(
            directory.map(path -> path.resolve("eink-" + slot.model().slug() + ".pages")),
            Disk.REAL,
            PageStore.COMPACT_AT));
  }

  /// @param store closed with the surface
  EinkSurface(Slot slot, EinkPanel panel, InstantSource clock, PageStore store) {
    this(slot, panel, clock, Tenancies.none(), store);
  }

  private EinkSurface(
      Slot slot, EinkPanel panel, InstantSource clock, Tenancies tenancies, PageStore store) {
    this.slot = slot;
    this.audit = new ClaimLog(slot.model().slug(), Capability.EINK);
    this.panel = panel;
    this.clock = clock;
    this.desk = new PageDesk(audit, panel.format(), clock, store, tenancies);
    this.refresher = new Refresher(slot, panel, clock, desk);
  }

  public Slot slot() {
    return slot;
  }

  public SurfaceFormat format() {
    return panel.format();
  }

  /// How long the panel is left alone between two refreshes.
  public Duration rest() {
    return panel.rest();
  }

  /// Takes the holder's claim for a new page, or renews it, and returns when the page is on the
  /// disk. The board need not be there: pages wait for it.
  ///
  /// @param from where it was asked from, for the log
  /// @throws ClaimRefused when an exclusive claim is in the way
  /// @throws PagesNotKept when the disk does not take the page; nothing was accepted
  /// @throws BoardUnavailable when the agent is stopping
  /// @throws IllegalArgumentException when the frame is for a surface of another format
  public Accepted accept(Holder holder, ClaimTerms terms, Frame frame, String from) {
    if (!frame.format().equals(format())) {
      throw new IllegalArgumentException(
          "%s is %s, not %s".formatted(slot.model().slug(), format(), frame.format()));
    }
    boolean renewed =
        desk.ledger().claimsAt(clock.instant()).stream()
            .anyMatch(claim -> claim.holder().equals(holder));
    Accepted accepted = desk.submit(new Submission(newId(), holder, terms, frame));
    if (!renewed) {
      audit.taken(accepted.claim(), from);
    }
    return accepted;
  }

  /// The same, asked from inside the agent.
  public Accepted accept(Holder holder, ClaimTerms terms, Frame frame) {
    return accept(holder, terms, frame, ClaimLog.INSIDE);
  }

  private String newId() {
    byte[] id = new byte[8];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  /// Ends the holder's claim, and withdraws its page if that still waits; tells whether there was a
  /// claim.
  public boolean release(Holder holder) {
    Optional<Claim> ended = desk.change(draft -> draft.withdraw(holder));
    ended.ifPresent(claim -> audit.ended(claim, ClaimLog.OWN_WISH));
    refresher.stir();
    return ended.isPresent();
  }

  /// Gives what is the one's to the other: the same one under another name.
  void pass(Holder from, Holder to) {
    var _ = desk.change(draft -> draft.pass(from, to));
  }

  /// It has been reserved, or is anybody's again.
  void tenancyChanged() {
    var _ = desk.change(_ -> true);
    refresher.stir();
  }

  /// Ends the claims of all holders that match.
  ///
  /// @param reason why, for the log
  public void releaseIf(Predicate<Holder> holders, String reason) {
    end(claim -> holders.test(claim.holder()), reason);
  }

  /// Ends the claims of all holders that match and have not been renewed for some time.
  ///
  /// @param unrenewedFor how long ago the last renewal must be
  /// @param reason why, for the log
  public void releaseIf(Predicate<Holder> holders, Duration unrenewedFor, String reason) {
    Instant since = clock.instant().minus(unrenewedFor);
    end(claim -> holders.test(claim.holder()) && claim.renewed().isBefore(since), reason);
  }

  private void end(Predicate<Claim> which, String reason) {
    List<Claim> ended = desk.change(draft -> draft.endIf(which));
    audit.ended(ended, reason);
  }

  /// The panel, its queue and the claims now.
  public EinkView view() {
    Ledger ledger = desk.ledger();
    Instant now = clock.instant();
    Sheet sheet = ledger.sheet();
    return new EinkView(
        sheet.frame(),
        sheet.page(),
        sheet.at(),
        ledger.refreshing(),
        ledger.queued(),
        refresher.rested().filter(now::isBefore),
        ledger.claimsAt(now));
  }

  /// What has become of a page; empty when no page of this name is known, or not any more.
  public Optional<Page> page(String id) {
    return desk.ledger().page(id);
  }

  /// Why a page is not shown, for a person; empty text where there is nothing to say. A page that
  /// waits for its board says so.
  public String reason(Fate fate) {
    Health health = slot.health(Capability.EINK);
    return Optional.of(fate.reason())
        .filter(reason -> !reason.isEmpty() || !(fate instanceof Fate.Queued) || health.healthy())
        .orElseGet(() -> "it waits for the board: " + health.reason());
  }

  /// How far a refresh that is under way has come, 0.0-1.0: an estimate from the last one.
  public double progress(Fate.Refreshing refreshing) {
    Duration gone = Duration.between(refreshing.since(), clock.instant());
    double usual = Math.max(1, desk.ledger().sheet().refreshTook().toMillis());
    return Math.clamp(gone.toMillis() / usual, 0.0, 0.99);
  }

  /// Reports each page whose fate changes, in order, beginning with those that are refreshing,
  /// queued and shown now, until closed. The watcher is called with a lock held: it must neither
  /// wait nor call the surface. One that throws is told nothing more.
  public Subscription watch(Consumer<Page> watcher) {
    return desk.watch(watcher);
  }

  /// How many refreshes the panel has done since the agent started.
  public long refreshes() {
    return desk.counts().refreshes();
  }

  /// How often pages have come to each fate since the agent started, by the fate's word.
  public Map<String, Long> fates() {
    return desk.counts().fates();
  }

  /// Says why nothing is shown any more.
  Optional<String> complaint() {
    return refresher.complaint();
  }

  /// Stops driving the panel. The claims and the queue are kept, and gone on with at the next
  /// start.
  @Override
  public void close() {
    refresher.close();
    desk.close();
  }
}
