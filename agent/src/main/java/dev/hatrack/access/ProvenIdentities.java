package dev.hatrack.access;

import dev.hatrack.hat.Holder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;

/// Tokens whose signature was found good, so that it is not computed again for every frame: that
/// takes longer than all the rest of a request (decision 0025). Only the newest are kept.
final class ProvenIdentities {
  /// Several times what draws on one node.
  static final int MOST = 64;

  private final Map<String, Proof> proofs =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Proof> eldest) {
          return size() > MOST;
        }
      };

  /// @param key that signed it
  /// @param from when the token says it is valid from, and `until` when it is so no more
  record Proof(JsonWebKey key, Instant from, Instant until, Holder.AllocatedTask holder) {
    /// Whether nothing has happened since that could make a difference: it is the same key of
    /// Nomad's, and the token's own time.
    boolean stands(NomadKeys keys, Instant now) {
      return inTime(now)
          && keys.find(key.getKeyId()) instanceof NomadKeys.Lookup.Found found
          && found.key().equals(key);
    }

    /// The same, as far as it can be told without asking Nomad for its keys.
    boolean standsUnasked(NomadKeys keys, Instant now) {
      return inTime(now) && keys.atHand(key.getKeyId()).filter(key::equals).isPresent();
    }

    private boolean inTime(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  synchronized Optional<Proof> of(String token) {
    return Optional.ofNullable(proofs.get(token));
  }

  synchronized void remember(String token, Proof proof) {
    proofs.put(token, proof);
  }
}
