package dev.hatrack.surface;

import dev.hatrack.hat.Holder;
import java.time.Instant;

/// A reserved surface at one moment: an exclusive claim that needs no renewal and has no place
/// among the others (docs/decisions/0010-reservations.md).
///
/// @param standing the claim as others see it while the tenant has drawn nothing, and as they are
///   refused by it
record Tenancy(Tenant tenant, Claim standing) {
  /// @param nothing what the surface shows until the tenant draws
  static Tenancy of(Tenant tenant, Content nothing, Instant now) {
    ClaimTerms terms = new ClaimTerms(ClaimTerms.MAX_PRIORITY, ClaimTerms.MAX_TTL, true, 1.0);
    Instant rolling = now.plus(ClaimTerms.MAX_TTL); // nobody knows when the reservation ends
    return new Tenancy(
        tenant, new Claim(tenant.holder(), terms, nothing, Long.MAX_VALUE, now, now, rolling));
  }

  boolean owns(Claim claim) {
    return tenant.is(claim.holder());
  }

  boolean is(Holder holder) {
    return tenant.is(holder);
  }
}
