package dev.hatrack.plugin.driver;

/// It can't be done now and may well be in a moment. The message says what is missing.
public final class NotReady extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotReady(String message) {
    super(message);
  }
}
