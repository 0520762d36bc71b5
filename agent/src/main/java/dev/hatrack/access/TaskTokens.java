package dev.hatrack.access;

import dev.hatrack.hat.Holder;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The tokens of tasks that run inside the agent. They leave it never, and are worth nothing once
/// they have been withdrawn.
public final class TaskTokens {
  private static final int BYTES = 32;

  /// Whom a token stands for.
  ///
  /// @param device the token of a device that is reserved for the task, which is then the holder
  record Bearer(Holder.AllocatedTask task, Optional<String> device) {}

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Bearer> bearers = new ConcurrentHashMap<>();

  /// A new token.
  ///
  /// @param device the token of a device that is reserved for the task
  public String issue(Holder.AllocatedTask task, Optional<String> device) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    String token = HexFormat.of().formatHex(secret);
    bearers.put(fingerprint(token), new Bearer(task, device));
    return token;
  }

  /// From now on it is nobody's.
  public void withdraw(String token) {
    bearers.remove(fingerprint(token));
  }

  Optional<Bearer> find(String token) {
    return Optional.ofNullable(bearers.get(fingerprint(token)));
  }

  /// What is looked up tells nothing of the token by the time that takes.
  private static String fingerprint(String token) {
    return HexFormat.of().formatHex(Sha256.of(token));
  }
}
