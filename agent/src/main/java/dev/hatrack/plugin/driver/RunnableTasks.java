package dev.hatrack.plugin.driver;

import java.util.List;
import java.util.Map;

/// The tasks that the driver can run: a closed list.
public interface RunnableTasks {
  /// Their names, as in `scroll-clock`.
  List<String> labels();

  /// Reads what a job says about one of them. Nothing runs yet, and no board is asked.
  ///
  /// @param label its name
  /// @param arguments its command line, without its name
  /// @param environment the task's own; it may hold secrets, so it goes nowhere else
  /// @throws dev.hatrack.task.run.UsageException when there is no such task, or an option is wrong
  PreparedRun prepare(String label, List<String> arguments, Map<String, String> environment);
}
