package dev.hatrack.task.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where the agent is, which of its boards is meant, and who is calling.
///
/// @param address the agent's root, without a path
/// @param board the board's slug; empty for the first one that can do what is asked
/// @param trust who is taken for the agent at an `https` address
public record Endpoint(URI address, Optional<String> board, Token token, Trust trust) {
  private static final String USUAL_ADDRESS = "http://127.0.0.1:7070";

  public Endpoint {
    String scheme = String.valueOf(address.getScheme());
    if (!(scheme.equals("http") || scheme.equals("https")) || address.getHost() == null) {
      throw new IllegalArgumentException(
          "the agent's address is like " + USUAL_ADDRESS + ", not '" + address + "'");
    }
    board.ifPresent(Endpoint::requireSlug);
  }

  /// An endpoint that whoever Java trusts is taken for.
  public Endpoint(URI address, Optional<String> board, Token token) {
    this(address, board, token, Trust.USUAL);
  }

  /// The endpoint that `HATRACK_ADDR`, `HATRACK_BOARD`, `HATRACK_TOKEN`, `HATRACK_TOKEN_FILE` and
  /// the variables of {@link Trust} name. An empty variable counts as one that is not set; a token
  /// wins over a file.
  ///
  /// @throws IllegalArgumentException when one of them cannot be used, with the reason
  public static Endpoint from(Map<String, String> environment) {
    return new Endpoint(
        URI.create(set(environment, "HATRACK_ADDR").orElse(USUAL_ADDRESS)),
        set(environment, "HATRACK_BOARD"),
        token(environment),
        Trust.from(environment));
  }

  private static Token token(Map<String, String> environment) {
    Optional<Token> fixed = set(environment, "HATRACK_TOKEN").map(Token.Fixed::new);
    return fixed
        .or(() -> set(environment, "HATRACK_TOKEN_FILE").map(Path::of).map(Token.InFile::new))
        .orElseGet(Token.None::new);
  }

  private static Optional<String> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static void requireSlug(String board) {
    if (!board.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "a board is named like scroll-hat-mini, not '" + board + "'");
    }
  }

  URI hat() {
    return address.resolve("/hat");
  }

  URI leds(String rest) {
    return of("/leds" + rest);
  }

  /// A place on the board.
  ///
  /// @param rest from the capability on: `/sensors`
  URI of(String rest) {
    return address.resolve(board.map(slug -> "/hats/" + slug).orElse("/hat") + rest);
  }
}
