package dev.hatrack.testing;

import dev.hatrack.board.Board;
import dev.hatrack.board.Sensors;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A board that feels what the test says, and counts how often it is asked.
public final class ScriptedSensors implements Board, Sensors {
  public static final String SLUG = "feeler";

  private final List<Quantity> quantities;
  private final AtomicInteger reads = new AtomicInteger();
  private volatile Supplier<List<Reading>> reading = List::of;

  public ScriptedSensors(Quantity... quantities) {
    this.quantities = List.of(quantities);
  }

  /// What the chips say from now on, or how they fail.
  public void onRead(Supplier<List<Reading>> reading) {
    this.reading = reading;
  }

  public int reads() {
    return reads.get();
  }

  @Override
  public BoardModel model() {
    return new BoardModel(SLUG, "nobody", "Feeler").withSensors(quantities);
  }

  @Override
  public void probe() {
    // always there
  }

  @Override
  public void start() {
    // always ready
  }

  @Override
  public Optional<Sensors> sensors() {
    return Optional.of(this);
  }

  @Override
  public List<Quantity> quantities() {
    return quantities;
  }

  @Override
  public List<Reading> read() {
    reads.incrementAndGet();
    return reading.get();
  }

  @Override
  public void close() {
    // holds nothing
  }
}
