package dev.hatrack.task.run;

/// Options that make no sense. The message says which one, and what it should be.
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
