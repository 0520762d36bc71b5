package dev.hatrack.access;

import java.io.Serial;

/// Another reservation is in the way. The message names its holder.
public final class ReservationRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ReservationRefused(String message) {
    super(message);
  }
}
