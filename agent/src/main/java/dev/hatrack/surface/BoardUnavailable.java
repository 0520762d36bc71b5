package dev.hatrack.surface;

import java.io.Serial;

/// The board is not there, or does not work. The message is the cause.
public final class BoardUnavailable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String board;

  BoardUnavailable(String board, String reason) {
    super(reason);
    this.board = board;
  }

  /// The board's slug.
  public String board() {
    return board;
  }
}
