package dev.hatrack.surface;

import java.io.Serial;
import java.time.temporal.ChronoUnit;

/// An exclusive claim is in the way, or an exclusive one was asked for below a live higher one.
public final class ClaimRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Claim inTheWay;

  ClaimRefused(String message, Claim inTheWay) {
    super(message);
    this.inTheWay = inTheWay;
  }

  /// Why, by whom and until when, for a person.
  public String explanation() {
    return "%s: %s has it until %s unless renewed; try again then"
        .formatted(
            getMessage(),
            inTheWay.holder().display(),
            inTheWay.expires().truncatedTo(ChronoUnit.MILLIS));
  }

  /// The claim that stands in the way: its holder, and when it ends unless renewed.
  public Claim inTheWay() {
    return inTheWay;
  }
}
