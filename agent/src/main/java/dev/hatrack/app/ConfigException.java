package dev.hatrack.app;

import java.io.Serial;

/// The configuration can't be used. The message says where, why and what to write instead.
final class ConfigException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ConfigException(String message) {
    super(message);
  }

  ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
