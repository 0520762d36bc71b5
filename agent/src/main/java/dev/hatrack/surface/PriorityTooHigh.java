package dev.hatrack.surface;

import java.io.Serial;

/// A holder asks for a higher priority than it may. The message says who, and what they may.
public final class PriorityTooHigh extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  PriorityTooHigh(String message) {
    super(message);
  }
}
