package dev.hatrack.access;

import java.io.IOException;

/// Where the public keys that workload identities are signed with come from.
public interface KeySetSource {
  /// The JSON Web Key Set (RFC 7517) as it is now.
  ///
  /// @throws IOException when nobody answers
  String fetch() throws IOException;
}
