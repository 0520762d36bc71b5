package dev.hatrack.hat;

import java.time.Instant;

/// A button went down or came up.
///
/// @param button the name printed beside it: `A`
public record ButtonEvent(String button, Action action, Instant at) {
  /// What happened to the button.
  public enum Action {
    PRESSED,
    RELEASED
  }
}
