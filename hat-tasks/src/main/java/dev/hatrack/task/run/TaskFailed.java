package dev.hatrack.task.run;

/// A task cannot go on. The message says why, and what to do.
public final class TaskFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TaskFailed(String message) {
    super(message);
  }

  public TaskFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
