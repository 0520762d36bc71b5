package dev.hatrack.task.run;

/// The files that a task may read. In a process of its own they are the process's; inside the agent
/// they are those of the task's own directory, and nobody else's.
public interface TaskFiles {
  /// The largest file that is read, in bytes.
  int LARGEST = 4 * 1024 * 1024;

  /// The whole file.
  ///
  /// @param path relative to the task's directory: `local/face.gif`
  /// @throws TaskFailed when it is missing, can't be read, is larger than {@link #LARGEST} or
  ///   leaves the directory, with the path and what to do
  byte[] read(String path);
}
