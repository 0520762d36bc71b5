package dev.hatrack.access;

import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Holder;
import java.util.Set;
import java.util.stream.Collectors;

/// Somebody whose identity has been checked, and what they may do.
///
/// @param boards the slugs of the boards they may use; empty means every board
/// @param capabilities what of a board they may use; empty means all of it
/// @param maxPriority the highest priority they may ask for
public record Caller(
    Holder holder, Set<String> boards, Set<Capability> capabilities, int maxPriority) {
  public Caller {
    boards = Set.copyOf(boards);
    capabilities = Set.copyOf(capabilities);
  }

  /// All that a board can do.
  public Caller(Holder holder, Set<String> boards, int maxPriority) {
    this(holder, boards, Set.of(), maxPriority);
  }

  public boolean mayUse(String board, Capability capability) {
    return mayUse(board) && (capabilities.isEmpty() || capabilities.contains(capability));
  }

  /// Whether all of the board is theirs to use.
  public boolean mayUseAllOf(String board) {
    return mayUse(board) && capabilities.isEmpty();
  }

  private boolean mayUse(String board) {
    return boards.isEmpty() || boards.contains(board);
  }

  /// What they may use instead of what they may not, for a person.
  public String allowed() {
    String what =
        capabilities.isEmpty()
            ? "all"
            : capabilities.stream()
                .map(Capability::slug)
                .sorted()
                .collect(Collectors.joining(", "));
    String where =
        boards.isEmpty()
            ? "every board"
            : boards.stream().sorted().collect(Collectors.joining(", "));
    return what + " of " + where;
  }
}
