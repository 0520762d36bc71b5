package dev.hatrack.access;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys that Nomad signs workload identities with, kept so that identities can be checked while
/// Nomad is away.
///
/// A key that is not known costs one fetch, and at most one every {@link #BETWEEN_FETCHES}, however
/// many strangers ask. Keys older than {@link #REFRESH_AFTER} are fetched again when they are used,
/// so that one which Nomad withdrew does not open doors for ever.
public final class NomadKeys {
  static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);
  static final Duration REFRESH_AFTER = Duration.ofHours(1);
  private static final Logger log = LoggerFactory.getLogger(NomadKeys.class);

  private final KeySetSource source;
  private final InstantSource clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile Fetched newest = new Fetched(Map.of(), Instant.MIN);
  private Instant lastAttempt = Instant.MIN;
  private String trouble = "";

  private record Fetched(Map<String, JsonWebKey> keys, Instant at) {}

  /// What is known of a key.
  public sealed interface Lookup {
    record Found(JsonWebKey key) implements Lookup {}

    /// Nomad does not have it.
    record Unknown() implements Lookup {}

    /// Nobody could be asked.
    record Unreachable() implements Lookup {}
  }

  /// @param clock must not jump
  public NomadKeys(KeySetSource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /// The key with this ID.
  public Lookup find(String kid) {
    Optional<JsonWebKey> known = known(kid);
    if (known.isEmpty()) {
      return fetchFor(kid);
    }
    if (stale() && fetching.tryLock()) {
      try {
        fetch();
      } finally {
        fetching.unlock();
      }
    }
    return known(kid).<Lookup>map(Lookup.Found::new).orElseGet(Lookup.Unknown::new);
  }

  /// The key with this ID, if it is known and need not be fetched again yet: nobody is asked.
  Optional<JsonWebKey> atHand(String kid) {
    return known(kid).filter(_ -> !stale());
  }

  /// Fetches the keys now, within the rate limit, so that they are there when Nomad is not.
  public void refresh() {
    fetching.lock();
    try {
      fetch();
    } finally {
      fetching.unlock();
    }
  }

  private Lookup fetchFor(String kid) {
    fetching.lock();
    try {
      Optional<JsonWebKey> meanwhile = known(kid);
      if (meanwhile.isEmpty()) {
        fetch();
      }
      return known(kid)
          .<Lookup>map(Lookup.Found::new)
          .orElseGet(() -> trouble.isEmpty() ? new Lookup.Unknown() : new Lookup.Unreachable());
    } finally {
      fetching.unlock();
    }
  }

  private Optional<JsonWebKey> known(String kid) {
    return Optional.ofNullable(newest.keys().get(kid));
  }

  private boolean stale() {
    return !clock.instant().isBefore(newest.at().plus(REFRESH_AFTER));
  }

  private void fetch() {
    Instant now = clock.instant();
    if (!lastAttempt.equals(Instant.MIN) && now.isBefore(lastAttempt.plus(BETWEEN_FETCHES))) {
      return;
    }
    lastAttempt = now;
    try {
      newest = new Fetched(parse(source.fetch()), now);
      trouble = "";
    } catch (IOException | JoseException e) {
      String reason = String.valueOf(e.getMessage());
      if (!reason.equals(trouble)) {
        log.info("Nomad's signing keys cannot be fetched, the known ones stay: {}", reason);
      }
      trouble = reason;
    }
  }

  /// @throws JoseException when it is no key set
  static Map<String, JsonWebKey> parse(String json) throws JoseException {
    Map<String, JsonWebKey> byId = new HashMap<>();
    for (JsonWebKey key : keys(json)) {
      Optional.ofNullable(key.getKeyId()).ifPresent(id -> byId.put(id, key));
    }
    return Map.copyOf(byId);
  }

  private static List<JsonWebKey> keys(String json) throws JoseException {
    try {
      return new JsonWebKeySet(json).getJsonWebKeys();
    } catch (RuntimeException e) { // JSON, but of another shape
      throw new JoseException("the answer is no JSON Web Key Set", e);
    }
  }
}
