package dev.hatrack.task.client;

/// A call that the agent did not carry out.
public abstract sealed class HatFailure extends RuntimeException
    permits HatException, HatUnreachable, TokenUnreadable {
  private static final long serialVersionUID = 1L;

  private final String message;

  HatFailure(String message) {
    super(message);
    this.message = message;
  }

  HatFailure(String message, Throwable cause) {
    super(message, cause);
    this.message = message;
  }

  /// What went wrong, in words; never null.
  public String message() {
    return message;
  }
}
