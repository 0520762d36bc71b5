package dev.hatrack.access;

import java.io.Serial;

/// Nobody known is asking. The message says what was wrong and what to do, without repeating the
/// token.
public sealed class NotAuthenticated extends RuntimeException permits TooManyGuesses {
  @Serial private static final long serialVersionUID = 1L;

  public NotAuthenticated(String message) {
    super(message);
  }
}
