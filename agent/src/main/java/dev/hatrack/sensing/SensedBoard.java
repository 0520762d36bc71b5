package dev.hatrack.sensing;

import dev.hatrack.board.Sensors;
import dev.hatrack.board.Slot;
import dev.hatrack.bus.BusException;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Health;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// The sensors of one board, shared: whoever asks while a sample is fresh gets that one, and
/// whoever asks while the board is being read waits for what comes of it, be it a failure. Safe for
/// use by several threads.
///
/// The slot is told of failures with no lock held.
public final class SensedBoard {
  /// How long a sample is fresh for those who want to know how the board moves. A little less than
  /// the tenth of a second that a stream may ask for, so that each of its turns finds a new one.
  static final Duration FRESH_MOTION = Duration.ofMillis(95);

  /// The same for everything else, which takes longer to change.
  static final Duration FRESH = Duration.ofMillis(995);

  private static final Set<Quantity> MOTION =
      EnumSet.of(Quantity.ACCELERATION, Quantity.ANGULAR_RATE, Quantity.MAGNETIC_FIELD);

  /// What came of asking the board once.
  private sealed interface Outcome {}

  private record Felt(List<SensedReading> readings, Instant at) implements Outcome {}

  /// @param untold until the slot hears of it
  private record Failed(BusException reason, Instant at, AtomicBoolean untold) implements Outcome {}

  private final Slot slot;
  private final Sensors sensors;
  private final InstantSource clock;
  private final Compensation compensation;
  private final AtomicLong samples = new AtomicLong();
  private final ReentrantLock reading = new ReentrantLock();
  private final Sameness sameness = new Sameness();
  private Optional<Outcome> last = Optional.empty();

  SensedBoard(Slot slot, Sensors sensors, InstantSource clock, Compensation compensation) {
    this.slot = slot;
    this.sensors = sensors;
    this.clock = clock;
    this.compensation = compensation;
  }

  public Slot slot() {
    return slot;
  }

  /// How the sensors are: failed when one of them is, though the others go on.
  public Health health() {
    return slot.health(Capability.SENSORS);
  }

  /// What the board measures.
  public List<Quantity> quantities() {
    return sensors.quantities();
  }

  /// How often the chips have been read with success.
  public long samples() {
    return samples.get();
  }

  /// What the board feels now, all of it.
  ///
  /// @throws SensorsUnavailable when the board is not there or none of its sensors answers
  public Sample sample() {
    return sample(quantities());
  }

  /// What the board feels now, as fresh as these quantities have to be.
  ///
  /// @throws SensorsUnavailable when the board is not there or none of its sensors answers
  public Sample sample(Collection<Quantity> wanted) {
    if (!slot.present()) {
      throw unavailable(slot.health().reason());
    }
    Duration fresh = wanted.stream().anyMatch(MOTION::contains) ? FRESH_MOTION : FRESH;
    return switch (outcome(fresh, clock.instant())) {
      case Felt felt -> new Sample(felt.readings(), age(felt.at()));
      case Failed failed -> {
        // a board that is known to have failed is judged by its checks, not by how often it is
        // asked
        if (failed.untold().getAndSet(false) && slot.health().healthy()) {
          slot.failed(failed.reason());
        }
        throw unavailable(failed.reason().reason());
      }
    };
  }

  /// @param came when the caller did
  private Outcome outcome(Duration fresh, Instant came) {
    reading.lock();
    try {
      Outcome outcome = last.filter(known -> serves(known, fresh, came)).orElseGet(this::ask);
      last = Optional.of(outcome);
      return outcome;
    } finally {
      reading.unlock();
    }
  }

  /// A failure is for those who waited for it, and while the board is not well for those who come
  /// soon after: they would only keep the bus busy. When the board has come back, it is asked anew.
  private boolean serves(Outcome known, Duration fresh, Instant came) {
    return switch (known) {
      case Felt felt -> age(felt.at()).compareTo(fresh) < 0;
      case Failed failed ->
          !failed.at().isBefore(came)
              || (!slot.health().healthy() && age(failed.at()).compareTo(FRESH) < 0);
    };
  }

  private Outcome ask() {
    Instant begun = clock.instant();
    try {
      List<Reading> read = sensors.read();
      samples.incrementAndGet();
      return new Felt(judged(read, begun), begun);
    } catch (BusException e) {
      sameness.forget();
      return new Failed(e, clock.instant(), new AtomicBoolean(true));
    }
  }

  private List<SensedReading> judged(List<Reading> read, Instant now) {
    Map<String, String> doubts = sameness.doubts(read, now);
    OptionalDouble warmth = compensation.warmth();
    return read.stream()
        .map(
            raw ->
                new SensedReading(
                    raw,
                    compensation.of(raw, warmth),
                    Optional.ofNullable(doubts.get(raw.source()))))
        .toList();
  }

  private Duration age(Instant at) {
    return Duration.between(at, clock.instant());
  }

  private SensorsUnavailable unavailable(String reason) {
    return new SensorsUnavailable(slot.model().slug(), reason);
  }
}
