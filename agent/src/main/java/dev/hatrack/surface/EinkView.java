package dev.hatrack.surface;

import dev.hatrack.hat.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An e-ink surface at one moment.
///
/// @param frame what the panel is known to have shown last; white before the first page
/// @param shown the page that it belongs to, at `shownAt`
/// @param refreshing the page that the panel is at
/// @param queued the page that is shown next
/// @param nextRefresh when the panel's rest ends; empty when it has rested
/// @param claims from the one whose page is due to the lowest
public record EinkView(
    Frame frame,
    Optional<String> shown,
    Optional<Instant> shownAt,
    Optional<Page> refreshing,
    Optional<Page> queued,
    Optional<Instant> nextRefresh,
    List<Claim> claims) {
  public EinkView {
    claims = List.copyOf(claims);
  }

  /// The claim whose page is due.
  public Optional<Claim> top() {
    return claims.stream().findFirst();
  }
}
