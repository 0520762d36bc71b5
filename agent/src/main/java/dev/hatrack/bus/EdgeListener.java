package dev.hatrack.bus;

/// Is told each time a line changes.
@FunctionalInterface
public interface EdgeListener {
  /// @param high the level after the edge
  void edge(boolean high);
}
