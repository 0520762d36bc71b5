package dev.hatrack.api;

import dev.hatrack.access.Authenticator;
import dev.hatrack.access.Caller;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Capability;
import java.util.Optional;

/// Who makes a request, and whether they may.
final class Callers {
  private static final String SCHEME = "Bearer ";

  private final Authenticator authenticator;
  private final SimulationAudit simulations = new SimulationAudit();
  private final boolean readsAreOpen;

  /// @param loopback whether only this machine reaches the API
  Callers(Authenticator authenticator, boolean loopback) {
    this.authenticator = authenticator;
    this.readsAreOpen = loopback || authenticator.open();
  }

  /// The caller of a request that changes something.
  ///
  /// @throws dev.hatrack.access.NotAuthenticated when nobody known is asking
  /// @throws Problem 403 when that of the board is not theirs
  Caller writing(ApiCall request, Slot slot, Capability capability) {
    return writing(bearer(request), request.ip(), slot, capability);
  }

  /// The caller of a request that changes what a simulated board is to everybody.
  ///
  /// @throws dev.hatrack.access.NotAuthenticated when nobody known is asking
  /// @throws Problem 403 when the board is not theirs with all it can do
  Caller simulating(ApiCall request, Slot slot) {
    Caller caller = authenticator.authenticate(bearer(request), request.ip());
    String board = slot.model().slug();
    if (!caller.mayUseAllOf(board)) {
      throw forbidden(caller, "all of " + board);
    }
    simulations.touched(slot, caller, request.ip());
    return caller;
  }

  /// The same for whoever has shown this before, on a connection that stays open: identities end.
  ///
  /// @param from the caller's address
  Caller writing(Optional<String> bearer, String from, Slot slot, Capability capability) {
    Caller caller = authenticator.authenticate(bearer, from);
    String board = slot.model().slug();
    if (!caller.mayUse(board, capability)) {
      throw forbidden(caller, capability.slug() + " of " + board);
    }
    return caller;
  }

  /// Whether it can be told at once who makes the request: nobody has to be asked.
  boolean tellAtOnce(ApiCall request) {
    Optional<String> header = request.header("Authorization");
    if (header.isPresent() && !bears(header.get())) {
      return true; // that nobody does
    }
    return authenticator.tellsAtOnce(header.map(Callers::token));
  }

  private static Problem forbidden(Caller caller, String what) {
    return Problem.forbidden(
        "%s may not use %s; it may use %s"
            .formatted(caller.holder().display(), what, caller.allowed()));
  }

  /// Whether nobody says who they are, and the agent is not open: somebody who may only watch.
  boolean onlyWatching(ApiCall request) {
    return bearer(request).isEmpty() && !authenticator.open();
  }

  /// Lets through who may see the buttons: what people press is not for everybody's eyes.
  void readingButtons(ApiCall request, Slot slot) {
    if (!readsAreOpen) {
      writing(request, slot, Capability.BUTTONS);
    }
  }

  /// What the request shows for an identity.
  ///
  /// @throws Problem 401 when it shows something of another kind
  static Optional<String> bearer(ApiCall request) {
    return request.header("Authorization").map(Callers::token);
  }

  private static boolean bears(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  private static String token(String header) {
    if (!bears(header)) {
      throw Problem.unauthorized("the Authorization header must be: Bearer and a token");
    }
    return header.substring(SCHEME.length()).strip();
  }
}
