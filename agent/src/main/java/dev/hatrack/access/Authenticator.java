package dev.hatrack.access;

import java.util.Optional;

/// Tells who is asking.
public interface Authenticator {
  /// @param bearer what came after `Authorization: Bearer`
  /// @return the caller; never empty-handed
  /// @throws NotAuthenticated when nobody, or nobody known, is asking
  Caller authenticate(Optional<String> bearer);

  /// The same, of somebody whose address is known.
  ///
  /// @param from the address, from which only so many wrong tokens are looked at
  default Caller authenticate(Optional<String> bearer, String from) {
    return authenticate(bearer);
  }

  /// Whether somebody without any identity may write.
  boolean open();
}
