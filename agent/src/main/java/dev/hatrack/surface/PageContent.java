package dev.hatrack.surface;

import dev.hatrack.hat.Frame;
import java.time.Duration;
import java.util.Optional;

/// What a claim on e-ink shows: its newest page.
///
/// @param page the page's id
record PageContent(String page, Frame frame) implements Content {
  @Override
  public Frame at(Duration elapsed) {
    return frame;
  }

  @Override
  public Optional<Duration> nextChange(Duration elapsed) {
    return Optional.empty();
  }
}
