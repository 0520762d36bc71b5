package dev.hatrack.task.run;

/// Something a Nomad job runs. A task lives until it is told to stop; it never ends the program
/// itself, and starts no thread that outlives it.
public interface Task {
  /// Runs until `context.stop()` says so, and gives back what it held.
  ///
  /// @throws TaskFailed when it cannot go on, and trying again would not help
  /// @throws InterruptedException when its thread is interrupted; it has given back what it held
  void run(TaskContext context) throws InterruptedException;
}
