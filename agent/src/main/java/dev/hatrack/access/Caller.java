package dev.hatrack.access;

import dev.hatrack.hat.Holder;
import java.util.Set;

/// Somebody whose identity has been checked, and what they may do.
///
/// @param boards the slugs of the boards they may draw on; empty means every board
/// @param maxPriority the highest priority they may ask for
public record Caller(Holder holder, Set<String> boards, int maxPriority) {
  public Caller {
    boards = Set.copyOf(boards);
  }

  public boolean mayUse(String board) {
    return boards.isEmpty() || boards.contains(board);
  }
}
