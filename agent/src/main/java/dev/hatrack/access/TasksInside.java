package dev.hatrack.access;

import dev.hatrack.hat.Holder;
import java.util.Optional;

/// Whoever knows what a task may do that runs inside the agent, and so needs no token to be known.
@FunctionalInterface
public interface TasksInside {
  /// @param device the token of a device that is reserved for it, whose boards it may use then
  /// @throws NotAuthenticated when the device is no longer reserved for it
  Caller inside(Holder.AllocatedTask task, Optional<String> device);
}
