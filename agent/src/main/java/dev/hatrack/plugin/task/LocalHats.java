package dev.hatrack.plugin.task;

import dev.hatrack.access.TasksInside;
import dev.hatrack.hat.Holder;
import dev.hatrack.plugin.driver.Hats;
import dev.hatrack.plugin.driver.OpenHat;
import dev.hatrack.plugin.local.Hardware;
import dev.hatrack.plugin.local.LocalHat;
import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.run.Options;
import java.util.Optional;

/// The boards of this agent, for the tasks inside it.
public final class LocalHats implements Hats {
  private final Hardware hardware;
  private final TasksInside callers;

  /// @param callers knows what a task may do
  public LocalHats(Hardware hardware, TasksInside callers) {
    this.hardware = hardware;
    this.callers = callers;
  }

  @Override
  public OpenHat open(Holder.AllocatedTask holder, Optional<String> token, Options options) {
    // Asked at each call: whom a device is reserved for is known only a little after it was.
    LocalHat hat =
        new LocalHat(hardware, holder, () -> callers.inside(holder, token), options.text("board"));
    return new OpenHat() {
      @Override
      public HatClient client() {
        return hat;
      }

      @Override
      public void close() {
        hat.close();
      }
    };
  }
}
