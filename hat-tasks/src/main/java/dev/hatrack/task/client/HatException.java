package dev.hatrack.task.client;

/// The agent answered with a problem document (RFC 9457).
public final class HatException extends HatFailure {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final String detail;

  public HatException(int status, String title, String detail) {
    super(status + " " + title + ": " + detail);
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// What kind of problem it is.
  public String title() {
    return title;
  }

  /// What was wrong this time, and what to do.
  public String detail() {
    return detail;
  }
}
