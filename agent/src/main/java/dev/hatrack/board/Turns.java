package dev.hatrack.board;

import dev.hatrack.hat.Subscription;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The work of a thread that works in turns, and whether it gets on. Between turns it may wait as
/// long as it likes; a turn that takes longer than this thread can need means that it hangs.
public final class Turns {
  private record Turn(String what, long began) {}

  private final Duration patience;
  private final LongSupplier nanos;
  private volatile Optional<Turn> present = Optional.empty();

  /// @param patience more than any turn can need, a slow bus and a slow card included
  public Turns(Duration patience) {
    this(patience, System::nanoTime);
  }

  Turns(Duration patience, LongSupplier nanos) {
    this.patience = patience;
    this.nanos = nanos;
  }

  /// Begins a turn, which lasts until it is closed.
  ///
  /// @param what what it does, for the complaint
  public Subscription begin(String what) {
    present = Optional.of(new Turn(what, nanos.getAsLong()));
    return () -> present = Optional.empty();
  }

  /// Says what hangs, and since when.
  public Optional<String> complaint() {
    return present.flatMap(this::complaint);
  }

  private Optional<String> complaint(Turn turn) {
    Duration taken = Duration.ofNanos(nanos.getAsLong() - turn.began());
    return taken.compareTo(patience) > 0
        ? Optional.of("%s, for %d s now".formatted(turn.what(), taken.toSeconds()))
        : Optional.empty();
  }
}
