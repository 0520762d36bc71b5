package dev.hatrack.access;

import dev.hatrack.hat.Holder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tokens of the configuration, of which the agent keeps only hashes.
public final class ConfiguredTokens {
  private final List<AuthConfig.Token> known;

  public ConfiguredTokens(List<AuthConfig.Token> known) {
    this.known = List.copyOf(known);
  }

  private static Caller caller(AuthConfig.Token token) {
    return new Caller(
        new Holder.NamedToken(token.name()),
        Set.copyOf(token.boards()),
        Set.copyOf(token.capabilities()),
        token.priority());
  }

  /// Whoever holds this token. How long that takes tells nothing about the tokens there are.
  public Optional<Caller> find(String token) {
    byte[] given = Sha256.of(token);
    Optional<Caller> found = Optional.empty();
    for (AuthConfig.Token candidate : known) {
      if (MessageDigest.isEqual(HexFormat.of().parseHex(candidate.sha256()), given)) {
        found = Optional.of(caller(candidate));
      }
    }
    return found;
  }
}
