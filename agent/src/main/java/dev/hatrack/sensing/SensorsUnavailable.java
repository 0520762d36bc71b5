package dev.hatrack.sensing;

import java.io.Serial;

/// The board is not there, or its sensors do not work. The message is the cause.
public final class SensorsUnavailable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String board;

  SensorsUnavailable(String board, String reason) {
    super(reason);
    this.board = board;
  }

  /// The board's slug.
  public String board() {
    return board;
  }
}
