package dev.hatrack.access;

import dev.hatrack.hat.Holder;
import dev.hatrack.hat.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whoever knows which tasks of this node were given which devices.
public interface DeviceUsers {
  /// A task and its devices.
  ///
  /// @param devices the IDs of boards and shared slots
  /// @param created counts up from one allocation to the next
  /// @param ended whether it will never run again
  record User(Holder.AllocatedTask task, Set<String> devices, long created, boolean ended) {
    public User {
      devices = Set.copyOf(devices);
    }
  }

  /// Every such task; empty while nobody can say, because Nomad does not answer.
  Optional<List<User>> now();

  /// Calls back after each change, until closed.
  Subscription watch(Runnable changed);
}
