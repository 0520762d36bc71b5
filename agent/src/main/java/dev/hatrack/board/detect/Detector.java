package dev.hatrack.board.detect;

/// Looks for one kind of board. Reads, and never writes.
@FunctionalInterface
public interface Detector {
  Outcome look(Sight sight);
}
