package dev.hatrack.surface;

import dev.hatrack.hat.Holder;
import java.util.Set;

/// To whom a board is reserved, whole.
///
/// @param holder as it is shown
/// @param names every holder that it claims as, its connections apart
public record Tenant(Holder holder, Set<Holder> names) {
  public Tenant {
    names = Set.copyOf(names);
  }

  /// Whether this is the tenant, or a connection of the tenant's.
  boolean is(Holder other) {
    return names.contains(other.owner());
  }
}
