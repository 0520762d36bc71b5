package dev.hatrack.surface.picture;

import java.io.Serial;

/// A file is no picture that can be shown. The message says why, and what would be.
public final class BadPicture extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  BadPicture(String message) {
    super(message);
  }
}
