package dev.hatrack.board.sense;

import dev.hatrack.bus.BusException;
import dev.hatrack.hat.Reading;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A chip that feels something.
final class SensorChip implements Part {
  private static final Logger log = LoggerFactory.getLogger(SensorChip.class);

  private final String name;
  private final SourceChoice choice;
  private final boolean optional;
  private volatile Optional<SensorSource> source = Optional.empty();
  private volatile boolean missing;

  private SensorChip(String name, SourceChoice choice, boolean optional) {
    this.name = name;
    this.choice = choice;
    this.optional = optional;
    this.missing = optional;
  }

  /// A chip that every board has.
  static SensorChip required(String name, SourceChoice choice) {
    return new SensorChip(name, choice, false);
  }

  /// A chip that a board may be without, or have something else in the place of. Once it has been
  /// found by a start, its silence is a failure like any other's.
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
    Optional<SensorSource> found = find();
    missing = found.isEmpty();
    found.ifPresent(SensorSource::start);
    source = found;
  }

  private Optional<SensorSource> find() {
    try {
      return Optional.of(choice.choose());
    } catch (BusException e) {
      if (!optional) {
        throw e;
      }
      log.debug("{} is not on this board: {}", name, e.reason());
      return Optional.empty();
    }
  }

  /// What it feels now; nothing when it has not been started.
  List<Reading> read() {
    return source.map(SensorSource::read).orElse(List.of());
  }

  @Override
  public void release() {
    source = Optional.empty();
  }

  @Override
  public void close() {
    release();
  }
}
