package dev.hatrack.task.picture;

/// A file is no picture that can be read. The message says why, behind a colon.
public final class BadPicture extends Exception {
  private static final long serialVersionUID = 1L;

  public BadPicture(String message) {
    super(message);
  }
}
