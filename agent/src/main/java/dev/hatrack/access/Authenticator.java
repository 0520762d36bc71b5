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

  /// Whether it can be told now who is asking, or that nobody known is, without asking anybody else
  /// and without checking a signature. What is known may be forgotten the next moment; then telling
  /// takes longer after all.
  ///
  /// @param bearer what came after `Authorization: Bearer`
  default boolean tellsAtOnce(Optional<String> bearer) {
    return false;
  }

  /// Whether somebody without any identity may write.
  boolean open();
}
