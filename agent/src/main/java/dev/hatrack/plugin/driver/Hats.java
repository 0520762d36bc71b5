package dev.hatrack.plugin.driver;

import dev.hatrack.hat.Holder;
import dev.hatrack.task.run.Options;
import java.util.Optional;

/// Opens a task's way to the boards.
@FunctionalInterface
public interface Hats {
  /// Opens it. It holds nothing yet.
  ///
  /// @param holder who will make the claims
  /// @param token what the environment's `HATRACK_TOKEN` holds: a device that is reserved for the
  ///   task, whose holder is the token instead
  /// @param options the options that every task has
  /// @throws NotReady when it may be tried again later
  /// @throws dev.hatrack.task.run.UsageException when the options or the token make no sense
  OpenHat open(Holder.AllocatedTask holder, Optional<String> token, Options options);
}
