package dev.hatrack.api;

import dev.hatrack.hat.Health;
import dev.hatrack.surface.LedSurface;
import dev.hatrack.surface.SurfaceView;
import java.util.Optional;

/// The JSON of an LED surface, written once and given again while the surface is the same: who
/// looks at a board looks more often than it changes.
final class LedsAnswer {
  /// All that the JSON is made of.
  private record Moment(LedSurface surface, SurfaceView view, Health health) {
    byte[] json() {
      return Json.bytes(LedsDocument.surface(surface, view, health));
    }
  }

  private static final class Written {
    private final Moment moment;
    private final byte[] json;

    Written(Moment moment) {
      this.moment = moment;
      this.json = moment.json();
    }
  }

  private volatile Optional<Written> last = Optional.empty();

  /// The surface as it is now; not to be changed.
  byte[] of(LedSurface surface) {
    Moment now = new Moment(surface, surface.view(), surface.health());
    Optional<Written> written = last.filter(known -> known.moment.equals(now));
    if (written.isEmpty()) {
      written = Optional.of(new Written(now));
      last = written;
    }
    return written.get().json;
  }
}
