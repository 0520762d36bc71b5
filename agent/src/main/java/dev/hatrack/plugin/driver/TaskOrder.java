package dev.hatrack.plugin.driver;

import dev.hatrack.task.run.UsageException;
import java.util.List;

/// What a job wants run.
///
/// @param task the task's name
/// @param arguments its command line
record TaskOrder(String task, List<String> arguments) {
  TaskOrder {
    arguments = List.copyOf(arguments);
    if (task.isBlank()) {
      throw new UsageException(
          "config: task is missing: name the task to run, as in task = \"scroll-clock\"");
    }
  }
}
