package dev.hatrack.task.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the caller's bearer token comes from.
public sealed interface Token {
  /// No token: the agent is open, or the caller only reads.
  record None() implements Token {
    @Override
    public Optional<String> read() {
      return Optional.empty();
    }
  }

  /// A token that never changes.
  record Fixed(String value) implements Token {
    @Override
    public Optional<String> read() {
      return Optional.of(value);
    }

    /// The value stays out of logs.
    @Override
    public String toString() {
      return "Fixed[…]";
    }
  }

  /// A token in a file that is written anew before it expires, as Nomad does with an identity.
  record InFile(Path file) implements Token {
    @Override
    public Optional<String> read() {
      try {
        return Optional.of(Files.readString(file).strip());
      } catch (IOException e) {
        throw new TokenUnreadable(
            "cannot read the token file "
                + file
                + " ("
                + e.getClass().getSimpleName()
                + "); does the job have `identity { file = true }`?",
            e);
      }
    }
  }

  /// The token as it is now.
  ///
  /// @throws TokenUnreadable when it should be there and is not
  Optional<String> read();
}
