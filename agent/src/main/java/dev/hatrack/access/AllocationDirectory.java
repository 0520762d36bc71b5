package dev.hatrack.access;

import dev.hatrack.hat.Holder;

/// Whoever knows which allocations run.
public interface AllocationDirectory {
  /// What is known of a task.
  enum State {
    /// It may draw.
    LIVE,
    /// It has ended, or there never was one.
    ENDED,
    /// Nomad does not answer.
    UNKNOWN
  }

  State stateOf(Holder.AllocatedTask task);

  /// Whether that can be told now without asking anybody.
  default boolean knows(Holder.AllocatedTask task) {
    return false;
  }
}
