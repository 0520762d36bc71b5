package dev.hatrack.surface.png;

import java.io.Serial;

/// The bytes are not a PNG that can be read; the message says why.
public final class BadPng extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  BadPng(String message) {
    super(message);
  }
}
