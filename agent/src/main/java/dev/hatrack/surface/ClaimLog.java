package dev.hatrack.surface;

import dev.hatrack.hat.Capability;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who had a surface, in the log: a line when a claim is taken, and one when it ends. Renewals are
/// not told; a clock makes several a second.
///
/// @param board the board's slug
record ClaimLog(String board, Capability capability) {
  /// Where a claim is from that did not come over the network.
  static final String INSIDE = "a task inside the agent";

  static final String OVER = "its time was over";
  static final String OWN_WISH = "its holder ended it";
  private static final Logger log = LoggerFactory.getLogger(ClaimLog.class);

  /// @param from the address that it was asked from
  void taken(Claim claim, String from) {
    log.info(
        "audit: {} has claimed {} of {} from {}: priority {}, for {} s{}",
        claim.holder().display(),
        capability.slug(),
        board,
        from,
        claim.terms().priority(),
        claim.terms().ttl().toMillis() / 1_000.0,
        claim.terms().exclusive() ? ", exclusively" : "");
  }

  void ended(List<Claim> claims, String reason) {
    claims.forEach(claim -> ended(claim, reason));
  }

  void ended(Claim claim, String reason) {
    log.info(
        "audit: the claim of {} on {} of {} has ended: {}",
        claim.holder().display(),
        capability.slug(),
        board,
        reason);
  }
}
