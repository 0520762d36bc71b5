package dev.hatrack.surface;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is on an e-ink panel, as far as it is known.
///
/// @param page the page that was shown last, at `at`; empty before the first one
/// @param frame its picture; white before the first one
/// @param known whether the panel is known to show it: not before the first page, nor from the
///   moment that a refresh begins until it has gone well
/// @param restFrom when the panel was last driven, from which its rest counts
/// @param refreshTook how long the last refresh took
record Sheet(
    Optional<String> page,
    Frame frame,
    Optional<Instant> at,
    boolean known,
    Optional<Instant> restFrom,
    Duration refreshTook) {
  /// Until one has been measured: about what a panel with a colour takes.
  private static final Duration USUAL_REFRESH = Duration.ofSeconds(15);

  static Sheet blank(SurfaceFormat format) {
    return new Sheet(
        Optional.empty(),
        Frame.blank(format),
        Optional.empty(),
        false,
        Optional.empty(),
        USUAL_REFRESH);
  }

  /// A refresh begins. Should the power fail now, the panel is left as nobody knows.
  Sheet refreshing(Instant now) {
    return new Sheet(page, frame, at, false, Optional.of(now), refreshTook);
  }

  /// A refresh has gone well.
  Sheet shown(PageContent content, Instant begun, Instant now) {
    return new Sheet(
        Optional.of(content.page()),
        content.frame(),
        Optional.of(now),
        true,
        Optional.of(now),
        Duration.between(begun, now));
  }

  /// A page that looks the same is shown without a refresh.
  Sheet renamed(String equal, Instant now) {
    return new Sheet(Optional.of(equal), frame, Optional.of(now), known, restFrom, refreshTook);
  }

  /// The panel was last driven at another time than was thought.
  Sheet drivenAt(Optional<Instant> time) {
    return new Sheet(page, frame, at, known, time, refreshTook);
  }
}
