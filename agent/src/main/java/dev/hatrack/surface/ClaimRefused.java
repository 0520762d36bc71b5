package dev.hatrack.surface;

import java.io.Serial;

/// An exclusive claim is in the way, or an exclusive one was asked for below a live higher one.
public final class ClaimRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Claim inTheWay;

  ClaimRefused(String message, Claim inTheWay) {
    super(message);
    this.inTheWay = inTheWay;
  }

  /// The claim that stands in the way: its holder, and when it ends unless renewed.
  public Claim inTheWay() {
    return inTheWay;
  }
}
