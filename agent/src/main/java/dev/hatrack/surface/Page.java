package dev.hatrack.surface;

import dev.hatrack.hat.Holder;
import java.time.Instant;

/// One picture that was accepted for an e-ink panel, and what has become of it. The picture itself
/// is its claim's {@link PageContent}, and is forgotten with it.
///
/// @param id names it for ever, also over a restart
/// @param terms on which it was accepted
public record Page(String id, Holder holder, ClaimTerms terms, Instant acceptedAt, Fate fate) {
  /// The same page, of the same one under another name.
  Page of(Holder other) {
    return new Page(id, other, terms, acceptedAt, fate);
  }

  Page become(Fate next) {
    return new Page(id, holder, terms, acceptedAt, next);
  }
}
