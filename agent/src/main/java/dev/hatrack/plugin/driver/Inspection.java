package dev.hatrack.plugin.driver;

import dev.hatrack.plugin.wire.driver.ExitResult;
import dev.hatrack.plugin.wire.driver.InspectTaskResponse;
import dev.hatrack.plugin.wire.driver.TaskState;
import dev.hatrack.plugin.wire.driver.TaskStatus;

/// How a task stands.
final class Inspection {
  private Inspection() {}

  static InspectTaskResponse of(HostedTask task) {
    TaskStatus status =
        TaskStatus.newBuilder()
            .setId(task.config().getId())
            .setName(task.config().getName())
            .setState(task.running() ? TaskState.RUNNING : TaskState.EXITED)
            .setStartedAt(Times.stamp(task.started()))
            .setCompletedAt(task.completed().map(Times::stamp).orElse(Times.NOT_YET))
            .setResult(result(task))
            .build();
    return InspectTaskResponse.newBuilder().setTask(status).build();
  }

  private static ExitResult result(HostedTask task) {
    return task.running() ? ExitResult.getDefaultInstance() : task.exit().join().result();
  }
}
