package dev.hatrack.nomad;

import java.io.IOException;
import java.io.Serial;

/// Nomad answered, but not with what was asked for.
final class NomadRefused extends IOException {
  @Serial private static final long serialVersionUID = 1L;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  /// With a token that may not read the allocation's namespace, Nomad 1.11.2 answers 500 and this,
  /// as if it had never heard of it; of one that it does not have it says 404.
  private static final String HIDDEN = "Unknown allocation";

  private final int status;
  private final boolean hidden;

  NomadRefused(String request, int status, String body) {
    super("%s: %d %s".formatted(request, status, body));
    this.status = status;
    this.hidden = body.startsWith(HIDDEN);
  }

  /// Whether the token lacks a policy.
  boolean forbidden() {
    return status == FORBIDDEN || hidden;
  }

  boolean notFound() {
    return status == NOT_FOUND;
  }
}
