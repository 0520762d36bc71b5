package dev.hatrack.board;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// All the boards of this Pi. Watches them from {@link #start} until it is closed.
public final class Rack implements AutoCloseable {
  /// Three misses of a second each stay well under the five in which a person expects to see it.
  private static final Duration CHECK_EVERY = Duration.ofSeconds(1);

  private final List<Slot> slots;
  private final ScheduledExecutorService monitor =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("rack-monitor").daemon().unstarted(task));

  public Rack(List<Slot> slots) {
    this.slots = List.copyOf(slots);
  }

  /// Looks at every board once, and then each second.
  public void start() {
    check();
    long period = CHECK_EVERY.toMillis();
    var _ = monitor.scheduleWithFixedDelay(this::check, period, period, TimeUnit.MILLISECONDS);
  }

  private void check() {
    slots.forEach(Slot::check);
  }

  /// Every board that the configuration names, in its order.
  public List<Slot> slots() {
    return slots;
  }

  /// The boards that are there now.
  public List<Slot> present() {
    return slots.stream().filter(Slot::present).toList();
  }

  public Optional<Slot> find(String slug) {
    return slots.stream().filter(slot -> slot.model().slug().equals(slug)).findFirst();
  }

  /// Stops watching and closes every board.
  @Override
  public void close() {
    monitor.close();
    slots.forEach(slot -> slot.board().close());
  }
}
