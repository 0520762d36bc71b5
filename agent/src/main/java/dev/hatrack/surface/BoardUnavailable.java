package dev.hatrack.surface;

import dev.hatrack.board.Slot;
import java.io.Serial;

/// The board is not there, or does not work. The message is the cause.
public final class BoardUnavailable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String board;

  BoardUnavailable(Slot slot) {
    super(slot.health().reason());
    this.board = slot.model().slug();
  }

  /// The board's slug.
  public String board() {
    return board;
  }
}
