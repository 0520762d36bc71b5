package dev.hatrack.surface;

import java.util.Optional;

/// Whoever knows to whom boards are reserved. Asked with locks held: must neither wait nor call a
/// surface.
@FunctionalInterface
public interface Tenancies {
  /// @param board the board's slug
  Optional<Tenant> of(String board);

  /// Nothing is reserved.
  static Tenancies none() {
    return _ -> Optional.empty();
  }
}
