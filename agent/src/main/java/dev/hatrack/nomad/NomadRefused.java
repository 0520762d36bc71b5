package dev.hatrack.nomad;

import java.io.IOException;
import java.io.Serial;

/// Nomad answered, but not with what was asked for.
final class NomadRefused extends IOException {
  @Serial private static final long serialVersionUID = 1L;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final int status;

  NomadRefused(String request, int status, String body) {
    super("%s: %d %s".formatted(request, status, body));
    this.status = status;
  }

  boolean forbidden() {
    return status == FORBIDDEN;
  }

  boolean notFound() {
    return status == NOT_FOUND;
  }
}
