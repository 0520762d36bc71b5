package dev.hatrack.tls;

import java.io.Serial;

/// A certificate and a key that nothing can be served with. The message names the file, says what
/// is wrong with it and what to do.
public final class UnusablePair extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  UnusablePair(String message) {
    super(message);
  }

  UnusablePair(String message, Throwable cause) {
    super(message, cause);
  }
}
