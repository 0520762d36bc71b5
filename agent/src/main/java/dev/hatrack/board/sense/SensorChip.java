package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.hat.Reading;
import java.util.List;
import java.util.Optional;

/// A chip that feels something.
final class SensorChip implements Part {
  private final String name;
  private final SourceChoice choice;
  private final boolean optional;
  private volatile Optional<SensorSource> source = Optional.empty();
  private volatile boolean missing;

  private SensorChip(String name, SourceChoice choice, boolean optional) {
    this.name = name;
    this.choice = choice;
    this.optional = optional;
  }

  /// A chip that every board has.
  static SensorChip required(String name, SourceChoice choice) {
    return new SensorChip(name, choice, false);
  }

  /// A chip that a board may be without. One that answered once and then does not has failed all
  /// the same.
  static SensorChip optional(String name, SourceChoice choice) {
    return new SensorChip(name, choice, true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean expected() {
    return !missing;
  }

  @Override
  public void probe() {
    if (source.isPresent()) {
      source.get().probe();
    } else {
      var _ = choice.choose();
    }
  }

  @Override
  public void start() {
    source = Optional.empty();
    missing = false;
    try {
      SensorSource chosen = choice.choose();
      chosen.start();
      source = Optional.of(chosen);
    } catch (BusException e) {
      missing = optional && e.kind() == BusException.Kind.NAK;
      if (!missing) {
        throw e;
      }
    }
  }

  /// What it feels now; nothing when it has not been started.
  List<Reading> read() {
    return source.map(SensorSource::read).orElse(List.of());
  }

  @Override
  public void close() {
    source = Optional.empty();
  }
}
