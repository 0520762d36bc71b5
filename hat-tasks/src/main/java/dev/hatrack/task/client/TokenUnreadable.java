package dev.hatrack.task.client;

import java.io.IOException;

/// The file with the token cannot be read.
public final class TokenUnreadable extends HatFailure {
  private static final long serialVersionUID = 1L;

  TokenUnreadable(String message, IOException cause) {
    super(message, cause);
  }
}
