package dev.hatrack.plugin.driver;

import com.google.protobuf.ByteString;
import dev.hatrack.plugin.Launch;
import dev.hatrack.plugin.wire.driver.RecoverTaskResponse;
import dev.hatrack.plugin.wire.driver.StartTaskResponse;
import dev.hatrack.plugin.wire.driver.TaskConfig;
import dev.hatrack.plugin.wire.driver.TaskHandle;
import dev.hatrack.plugin.wire.driver.TaskState;
import dev.hatrack.task.run.UsageException;
import java.time.Instant;
import java.util.Optional;

/// Starts tasks for one launch, for the first time and again.
final class Starts {
  /// Nomad's own: nought is reserved.
  private static final int HANDLE_VERSION = 1;

  private final Launch launch;
  private final Tasks tasks;

  Starts(Launch launch, Tasks tasks) {
    this.launch = launch;
    this.tasks = tasks;
  }

  StartTaskResponse start(TaskConfig config) {
    TaskOrder order = OrderReader.read(config.getMsgpackDriverConfig().toByteArray());
    Instant now = tasks.time().instant();
    tasks.run(config, order, now, launch);
    byte[] state = new DriverState(order, now).encode();
    TaskHandle handle =
        TaskHandle.newBuilder()
            .setVersion(HANDLE_VERSION)
            .setConfig(config)
            .setState(TaskState.RUNNING)
            .setDriverState(ByteString.copyFrom(state))
            .build();
    return StartTaskResponse.newBuilder().setHandle(handle).build();
  }

  /// Takes over a task that runs; runs one again that went with an agent before this one. One that
  /// has ended stays ended: waiting for it tells how.
  RecoverTaskResponse recover(TaskHandle handle) {
    TaskConfig config = handle.getConfig();
    if (config.getId().isEmpty()) {
      throw new UsageException("the handle names no task, so there is nothing to recover");
    }
    Optional<HostedTask> known = tasks.find(config.getId());
    if (known.isPresent()) {
      known.get().servedBy(launch);
    } else {
      DriverState state = DriverState.decode(handle.getDriverState().toByteArray());
      tasks.run(config, state.order(), state.started(), launch);
      tasks.events().happened(config, tasks.time().instant(), "run again: the agent was restarted");
    }
    return RecoverTaskResponse.getDefaultInstance();
  }
}
