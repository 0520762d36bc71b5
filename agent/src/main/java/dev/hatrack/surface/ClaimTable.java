package dev.hatrack.surface;

import dev.hatrack.hat.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The claims on one surface, one for each holder. Knows no clock and no thread: both are its
/// surface's.
final class ClaimTable {
  private final Map<Holder, Claim> claims = new LinkedHashMap<>();
  private long nextSequence;
  private Optional<Tenancy> tenancy = Optional.empty();

  /// The same claims, to be changed apart from these.
  ClaimTable copy() {
    ClaimTable copy = new ClaimTable();
    claims.values().forEach(copy::put);
    copy.nextSequence = nextSequence;
    copy.tenancy = tenancy;
    return copy;
  }

  /// From now on the surface is this tenant's, or anybody's again.
  void letTo(Optional<Tenancy> tenancy) {
    this.tenancy = tenancy;
  }

  Optional<Tenancy> tenancy() {
    return tenancy;
  }

  /// Puts a claim that was taken before in its place again, unasked.
  void put(Claim claim) {
    claims.put(claim.holder(), claim);
    nextSequence = Math.max(nextSequence, claim.sequence() + 1);
  }

  /// The holder's claim.
  Optional<Claim> of(Holder holder) {
    return Optional.ofNullable(claims.get(holder));
  }

  /// Takes a claim, or renews the holder's own with new terms and content.
  ///
  /// A renewed claim keeps its place among its equals, unless its priority changes or it becomes
  /// exclusive. Content equal to what is running goes on rather than beginning again. An exclusive
  /// claim keeps newcomers out whatever their priority; those who were there before it may renew
  /// their claims beneath it, so that their newest picture comes back when it ends. On a reserved
  /// surface the tenant's claims and the others' do not meet: the others may only renew what they
  /// had.
  ///
  /// @throws ClaimRefused when another holder's exclusive claim is in the way, or this one asks to
  ///   be exclusive below a higher live claim
  Claim take(Holder holder, ClaimTerms terms, Content content, Instant now) {
    expire(now);
    Optional<Claim> own = Optional.ofNullable(claims.get(holder));
    refuseNewcomer(holder, own);
    for (Claim other : ranked()) {
      if (!other.holder().equals(holder) && mayMeet(other, holder)) {
        refuseAgainst(other, terms, own);
      }
    }
    long sequence = keepsPlace(own, terms) ? own.orElseThrow().sequence() : nextSequence++;
    Instant begun =
        own.filter(claim -> claim.content().equals(content)).map(Claim::begun).orElse(now);
    Claim claim =
        new Claim(holder, terms, content, sequence, begun, now, expiry(terms, content, begun, now));
    claims.put(holder, claim);
    return claim;
  }

  private void refuseNewcomer(Holder holder, Optional<Claim> own) {
    if (own.isEmpty() && tenancy.filter(let -> !let.is(holder)).isPresent()) {
      Claim standing = tenancy.orElseThrow().standing();
      throw new ClaimRefused(
          "%s has reserved the board; try again when that has ended"
              .formatted(standing.holder().display()),
          standing);
    }
  }

  private boolean mayMeet(Claim other, Holder holder) {
    return tenancy.filter(let -> let.owns(other) != let.is(holder)).isEmpty();
  }

  private static void refuseAgainst(Claim other, ClaimTerms terms, Optional<Claim> own) {
    String holder = other.holder().display();
    if (other.terms().exclusive() && !staysBeneath(other, terms, own)) {
      throw new ClaimRefused(
          "%s has an exclusive claim; try again when it has ended".formatted(holder), other);
    }
    if (terms.exclusive() && other.terms().priority() > terms.priority()) {
      throw new ClaimRefused(
          ("an exclusive claim must not be below a live higher one, and %s has one of priority %d;"
                  + " ask for at least that, or not exclusively")
              .formatted(holder, other.terms().priority()),
          other);
    }
  }

  /// Whether a claim that was there before an exclusive one would still be beneath it.
  private static boolean staysBeneath(Claim exclusive, ClaimTerms terms, Optional<Claim> own) {
    boolean lower = terms.priority() < exclusive.terms().priority();
    boolean older = keepsPlace(own, terms) && exclusive.outranks(own.orElseThrow());
    return own.isPresent() && !terms.exclusive() && (lower || older);
  }

  private static boolean keepsPlace(Optional<Claim> own, ClaimTerms terms) {
    return own.map(Claim::terms)
        .filter(before -> before.priority() == terms.priority())
        .filter(before -> before.exclusive() || !terms.exclusive())
        .isPresent();
  }

  private static Instant expiry(ClaimTerms terms, Content content, Instant begun, Instant now) {
    Instant byTtl = now.plus(terms.ttl());
    return content.end().map(begun::plus).filter(end -> end.isBefore(byTtl)).orElse(byTtl);
  }

  /// Ends the holder's claim, and returns it.
  Optional<Claim> release(Holder holder) {
    return Optional.ofNullable(claims.remove(holder));
  }

  /// Ends the claims of all holders that match, and returns them.
  List<Claim> releaseIf(Predicate<Holder> holders) {
    return end(claim -> holders.test(claim.holder()));
  }

  /// Ends the claims of all holders that match and have not asked again since, and returns them.
  List<Claim> releaseIf(Predicate<Holder> holders, Instant since) {
    return end(claim -> holders.test(claim.holder()) && claim.renewed().isBefore(since));
  }

  /// Ends the claims whose time has come, and returns them.
  List<Claim> expire(Instant now) {
    return end(claim -> !claim.expires().isAfter(now));
  }

  private List<Claim> end(Predicate<Claim> which) {
    List<Claim> ended = new ArrayList<>(0);
    for (Claim claim : claims.values()) {
      if (which.test(claim)) {
        ended.add(claim);
      }
    }
    ended.forEach(claim -> claims.remove(claim.holder()));
    return ended;
  }

  /// Gives the one's claim to the other, as it is, unless the other has one.
  boolean pass(Holder from, Holder to) {
    Optional<Claim> passed = Optional.ofNullable(claims.remove(from));
    passed.ifPresent(claim -> claims.putIfAbsent(to, claim.of(to)));
    return passed.isPresent();
  }

  /// From the highest to the lowest, the tenant's before all others.
  List<Claim> ranked() {
    List<Claim> ranked = new ArrayList<>(claims.values());
    if (ranked.size() < 2) {
      return ranked;
    }
    ranked.sort(
        Comparator.<Claim, Boolean>comparing(
                claim -> tenancy.filter(let -> let.owns(claim)).isPresent())
            .thenComparingInt(claim -> claim.terms().priority())
            .thenComparingLong(Claim::sequence)
            .reversed());
    return ranked;
  }

  /// The same, with the claim of a tenant who has drawn nothing.
  List<Claim> listed() {
    List<Claim> listed = ranked();
    tenancy.filter(let -> top().isEmpty()).ifPresent(let -> listed.addFirst(let.standing()));
    return listed;
  }

  /// The claim that is shown; empty also while a tenant has drawn nothing.
  Optional<Claim> top() {
    List<Claim> ranked = ranked();
    return ranked.isEmpty() || tenancy.filter(let -> !let.owns(ranked.getFirst())).isPresent()
        ? Optional.empty()
        : Optional.of(ranked.getFirst());
  }

  /// When the picture changes by itself: a claim ends, or what is shown moves on.
  Optional<Instant> nextChange(Instant now) {
    Optional<Instant> moves =
        top()
            .flatMap(
                claim ->
                    claim
                        .content()
                        .nextChange(Duration.between(claim.begun(), now))
                        .map(claim.begun()::plus));
    Optional<Instant> ends = nextExpiry();
    return ends.isEmpty() || moves.filter(ends.get()::isAfter).isPresent() ? moves : ends;
  }

  /// When the first claim expires.
  Optional<Instant> nextExpiry() {
    Instant first = Instant.MAX;
    for (Claim claim : claims.values()) {
      first = claim.expires().isBefore(first) ? claim.expires() : first;
    }
    return claims.isEmpty() ? Optional.empty() : Optional.of(first);
  }
}
