package dev.hatrack.access;

import java.io.Serial;
import java.time.Duration;

/// So many different wrong tokens came from one address that no more are looked at for a while.
public final class TooManyGuesses extends NotAuthenticated {
  @Serial private static final long serialVersionUID = 1L;

  private final Duration wait;

  TooManyGuesses(Duration wait) {
    super(
        "too many different wrong tokens came from this address; send the right one in %d s"
            .formatted(wait.toSeconds()));
    this.wait = wait;
  }

  /// After how long one more is looked at.
  public Duration await() {
    return wait;
  }
}
