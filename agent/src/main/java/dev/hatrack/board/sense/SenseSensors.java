package dev.hatrack.board.sense;

import dev.hatrack.board.Sensors;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.driver.tcs3400.Tcs3400;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The board's sensors. One that fails keeps none of the others from being read: that it does is
/// told by {@link #probe}.
final class SenseSensors implements Sensors {
  private static final Logger log = LoggerFactory.getLogger(SenseSensors.class);

  /// What the first version of the board measures.
  static final List<Quantity> FIRST_VERSION =
      List.of(
          Quantity.TEMPERATURE,
          Quantity.HUMIDITY,
          Quantity.PRESSURE,
          Quantity.ACCELERATION,
          Quantity.ANGULAR_RATE,
          Quantity.MAGNETIC_FIELD);

  private final Buses buses;
  private final InstantSource clock;
  private final Map<SensorPlace, SensorSource> sources = new EnumMap<>(SensorPlace.class);
  private Optional<Tcs3400> colour = Optional.empty();

  SenseSensors(Buses buses, InstantSource clock) {
    this.buses = buses;
    this.clock = clock;
  }

  /// Asks each chip who it is, and returns what went wrong; nothing when all are well.
  synchronized List<BusException> probe() {
    List<BusException> failures = new ArrayList<>();
    for (SensorPlace place : SensorPlace.values()) {
      attempt(failures, () -> source(place).probe());
    }
    colour.ifPresent(chip -> attempt(failures, chip::probe));
    return failures;
  }

  /// How many chips {@link #probe} asks.
  synchronized int count() {
    return SensorPlace.values().length + (colour.isPresent() ? 1 : 0);
  }

  /// Sets all of them up, by the way that there is now.
  ///
  /// @throws BusException when one of them can't be; the others have been
  synchronized void start() {
    sources.clear();
    List<BusException> failures = new ArrayList<>();
    for (SensorPlace place : SensorPlace.values()) {
      attempt(failures, () -> source(place).start());
    }
    colour = findColour();
    colour.ifPresent(chip -> attempt(failures, chip::start));
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  private SensorSource source(SensorPlace place) {
    return sources.computeIfAbsent(place, missing -> missing.source(buses, clock));
  }

  /// Only the second version of the board has one, at one of two addresses.
  private Optional<Tcs3400> findColour() {
    for (int address : Tcs3400.ADDRESSES) {
      Tcs3400 chip = new Tcs3400(buses.i2c(address), clock);
      try {
        chip.probe();
        return Optional.of(chip);
      } catch (BusException e) {
        log.debug("no colour sensor at 0x{}: {}", Integer.toHexString(address), e.reason());
      }
    }
    return Optional.empty();
  }

  private static void attempt(List<BusException> failures, Runnable what) {
    try {
      what.run();
    } catch (BusException e) {
      failures.add(e);
    }
  }

  @Override
  public synchronized List<Quantity> quantities() {
    if (colour.isEmpty()) {
      return FIRST_VERSION;
    }
    List<Quantity> all = new ArrayList<>(FIRST_VERSION);
    all.add(Quantity.COLOUR);
    all.add(Quantity.LIGHT);
    return List.copyOf(all);
  }

  @Override
  public synchronized List<Reading> read() {
    List<Reading> readings = new ArrayList<>();
    List<BusException> failures = new ArrayList<>();
    for (SensorPlace place : SensorPlace.values()) {
      attempt(failures, () -> readings.addAll(source(place).read()));
    }
    colour.ifPresent(chip -> attempt(failures, () -> readings.addAll(chip.read())));
    if (!failures.isEmpty() && readings.isEmpty()) {
      throw failures.getFirst();
    }
    return readings;
  }
}
