package dev.hatrack.plugin.driver;

import dev.hatrack.task.run.Options;

/// A task that is ready to run, once.
public interface PreparedRun {
  /// The options that every task has: which board, and on what terms.
  Options options();

  /// Runs until it is told to stop.
  ///
  /// @throws dev.hatrack.task.run.TaskFailed when it cannot go on
  /// @throws InterruptedException when its thread is interrupted
  void run(RunContext context) throws InterruptedException;

  /// Tells it, while it runs, to read its files again.
  ///
  /// @return whether it is a task that can
  default boolean reread() {
    return false;
  }
}
