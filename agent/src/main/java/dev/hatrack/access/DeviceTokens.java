package dev.hatrack.access;

import java.util.Optional;

/// Whoever knows the tokens that came with reserved devices.
@FunctionalInterface
public interface DeviceTokens {
  /// The live reservation that this token came with.
  Optional<Reservation> find(String token);
}
