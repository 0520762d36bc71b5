package dev.hatrack.surface;

import dev.hatrack.hat.Holder;
import java.time.Instant;

/// A holder's right to a surface, and what it shows there.
///
/// @param sequence the order in which claims were first made: among equal priorities the newest
///   claim is shown
/// @param begun when the content began, from which an animation counts
/// @param renewed when its holder last asked for it
public record Claim(
    Holder holder,
    ClaimTerms terms,
    Content content,
    long sequence,
    Instant begun,
    Instant renewed,
    Instant expires) {
  /// The same claim with another end.
  Claim until(Instant end) {
    return new Claim(holder, terms, content, sequence, begun, renewed, end);
  }

  /// The same claim, of the same one under another name.
  Claim of(Holder other) {
    return new Claim(other, terms, content, sequence, begun, renewed, expires);
  }

  boolean outranks(Claim other) {
    return terms.priority() != other.terms.priority()
        ? terms.priority() > other.terms.priority()
        : sequence > other.sequence;
  }
}
