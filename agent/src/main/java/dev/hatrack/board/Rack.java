package dev.hatrack.board;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All the boards of this Pi. Watches them from {@link #start} until it is closed.
public final class Rack implements AutoCloseable {
  /// Three misses of a second each stay well under the five in which a person expects to see it.
  private static final Duration CHECK_EVERY = Duration.ofSeconds(1);

  /// A transaction on a bus that hangs takes the kernel's time-out, which is about a second.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(Rack.class);

  private final List<Slot> slots;
  private final Duration checkEvery;
  private final ScheduledExecutorService monitor =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("rack-monitor").daemon().unstarted(task));

  public Rack(List<Slot> slots) {
    this(slots, CHECK_EVERY);
  }

  Rack(List<Slot> slots, Duration checkEvery) {
    this.slots = List.copyOf(slots);
    this.checkEvery = checkEvery;
  }

  /// Looks at every board once, and then each second.
  public void start() {
    check();
    long period = checkEvery.toMillis();
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

  /// Stops watching and closes every board. The surfaces are to be closed before.
  @Override
  public void close() {
    monitor.shutdown();
    try {
      if (!monitor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("a check of the boards has not ended after {} s", PATIENCE.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    slots.forEach(Rack::close);
  }

  private static void close(Slot slot) {
    try {
      slot.board().close();
    } catch (RuntimeException e) {
      log.warn("{} was not closed properly", slot.model().slug(), e);
    }
  }
}
