package dev.hatrack.api;

import dev.hatrack.access.Authenticator;
import dev.hatrack.access.Caller;
import io.javalin.http.Context;
import java.util.Optional;

/// Who makes a request, and whether they may.
final class Callers {
  private static final String SCHEME = "Bearer ";

  private final Authenticator authenticator;
  private final boolean readsAreOpen;

  /// @param loopback whether only this machine reaches the API
  Callers(Authenticator authenticator, boolean loopback) {
    this.authenticator = authenticator;
    this.readsAreOpen = loopback || authenticator.open();
  }

  /// The caller of a request that changes something on a board.
  ///
  /// @throws dev.hatrack.access.NotAuthenticated when nobody known is asking
  /// @throws Problem 403 when the board is not theirs
  Caller writing(Context request, String board) {
    return writing(bearer(request), request.ip(), board);
  }

  /// The same for whoever has shown this before, on a connection that stays open: identities end.
  ///
  /// @param from the caller's address
  Caller writing(Optional<String> bearer, String from, String board) {
    Caller caller = authenticator.authenticate(bearer, from);
    if (!caller.mayUse(board)) {
      throw Problem.forbidden(
          "%s may not use %s; it may use %s"
              .formatted(caller.holder().display(), board, String.join(", ", caller.boards())));
    }
    return caller;
  }

  /// Whether nobody says who they are, and the agent is not open: somebody who may only watch.
  boolean onlyWatching(Context request) {
    return bearer(request).isEmpty() && !authenticator.open();
  }

  /// Lets through who may see the buttons: what people press is not for everybody's eyes.
  void readingButtons(Context request, String board) {
    if (!readsAreOpen) {
      writing(request, board);
    }
  }

  /// What the request shows for an identity.
  ///
  /// @throws Problem 401 when it shows something of another kind
  static Optional<String> bearer(Context request) {
    String header = request.header("Authorization");
    if (header == null) {
      return Optional.empty();
    }
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Problem.unauthorized("the Authorization header must be: Bearer and a token");
    }
    return Optional.of(header.substring(SCHEME.length()).strip());
  }
}
