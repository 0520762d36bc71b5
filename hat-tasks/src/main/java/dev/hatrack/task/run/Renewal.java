package dev.hatrack.task.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a claim is to be renewed: when a third of its time to live is over, so that two renewals
/// may fail. A clock that is put back makes it due, for nobody knows how long ago the last one was.
public final class Renewal {
  private final Duration every;
  private Optional<Instant> last = Optional.empty();

  /// @param lifetime the claim's time to live
  public Renewal(Duration lifetime) {
    this.every = lifetime.dividedBy(3);
  }

  public boolean due(Instant now) {
    return last.map(before -> now.isBefore(before) || !now.isBefore(before.plus(every)))
        .orElse(true);
  }

  /// The claim has been taken or renewed.
  public void done(Instant now) {
    last = Optional.of(now);
  }

  /// The claim is not known to live any more.
  public void forget() {
    last = Optional.empty();
  }
}
