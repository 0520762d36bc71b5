package dev.hatrack.surface;

import dev.hatrack.hat.Frame;
import java.time.Duration;
import java.util.Optional;

/// What a claim shows: one frame, or frames that follow each other in time. Immutable. Time goes on
/// while a higher claim is shown.
public interface Content {
  /// The frame to be seen this long after the content began.
  Frame at(Duration elapsed);

  /// When, counted from the beginning and later than `elapsed`, the picture changes next; empty
  /// when it never does again.
  Optional<Duration> nextChange(Duration elapsed);

  /// When, counted from the beginning, the content has been shown whole and its claim ends by
  /// itself; empty when it stays until its time to live.
  default Optional<Duration> end() {
    return Optional.empty();
  }

  /// One frame that stays.
  static Content still(Frame frame) {
    return new Still(frame);
  }

  /// One frame that stays.
  record Still(Frame frame) implements Content {
    @Override
    public Frame at(Duration elapsed) {
      return frame;
    }

    @Override
    public Optional<Duration> nextChange(Duration elapsed) {
      return Optional.empty();
    }
  }
}
