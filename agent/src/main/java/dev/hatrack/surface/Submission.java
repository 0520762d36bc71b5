package dev.hatrack.surface;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Holder;
import java.util.Optional;

/// A page that somebody wants shown, on its way into the {@link Ledger}. Touched with the desk's
/// lock held.
final class Submission {
  private final String id;
  private final Holder holder;
  private final ClaimTerms terms;
  private final Frame frame;
  private Optional<Claim> claim = Optional.empty();
  private Optional<EinkSurface.Accepted> accepted = Optional.empty();
  private Optional<RuntimeException> refusal = Optional.empty();

  Submission(String id, Holder holder, ClaimTerms terms, Frame frame) {
    this.id = id;
    this.holder = holder;
    this.terms = terms;
    this.frame = frame;
  }

  /// Takes its place in the draft, unless another's claim is in the way.
  void take(Draft draft) {
    try {
      claim = Optional.of(draft.accept(id, holder, terms, frame));
    } catch (ClaimRefused e) {
      refusal = Optional.of(e);
    }
  }

  /// The draft is in force.
  void accepted(Ledger ledger) {
    accepted =
        claim.map(
            own ->
                new EinkSurface.Accepted(
                    ledger.page(id).orElseThrow(),
                    own,
                    ledger.claims().top().filter(top -> top.holder().equals(holder)).isPresent()));
  }

  /// The draft is void.
  void refused(RuntimeException e) {
    if (refusal.isEmpty()) {
      refusal = Optional.of(e);
    }
  }

  boolean decided() {
    return accepted.isPresent() || refusal.isPresent();
  }

  /// What came of it.
  ///
  /// @throws RuntimeException the reason when it was refused
  EinkSurface.Accepted result() {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    return accepted.orElseThrow();
  }
}
