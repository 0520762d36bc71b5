package dev.hatrack.board;

import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  /// A check that takes longer hangs: an unplugged bus is slow, but not that slow.
  private static final Duration HANGS_AFTER = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(Rack.class);

  /// What becomes of the rack's places.
  public interface Follower {
    /// A board has its place now.
    void came(Slot slot);

    /// Another board took its place, or it has none any more. It is closed afterwards.
    void went(Slot slot);
  }

  private final List<Slot> slots;
  private final List<Follower> followers = new CopyOnWriteArrayList<>();
  private final Duration checkEvery;
  private final Turns turns = new Turns(HANGS_AFTER);
  private final ScheduledExecutorService monitor =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("rack-monitor").daemon().unstarted(task));

  private volatile Optional<Future<?>> watching = Optional.empty();

  public Rack(List<Slot> slots) {
    this(slots, CHECK_EVERY);
  }

  Rack(List<Slot> slots, Duration checkEvery) {
    this.slots = new CopyOnWriteArrayList<>(slots);
    this.checkEvery = checkEvery;
  }

  /// Looks at every board once, and then each second.
  public void start() {
    check();
    long period = checkEvery.toMillis();
    watching =
        Optional.of(
            monitor.scheduleWithFixedDelay(this::check, period, period, TimeUnit.MILLISECONDS));
  }

  private void check() {
    for (Slot slot : slots) {
      try (var _ = turns.begin("asking " + slot.model().slug() + " whether it is there")) {
        slot.check();
      }
    }
  }

  /// Says why the boards are not watched any more, or that one of them hangs the bus.
  public Optional<String> complaint() {
    return watching
        .filter(Future::isDone)
        .map(_ -> "nobody asks the boards any more whether they are there")
        .or(turns::complaint);
  }

  /// Every board that the configuration names or that was found, in that order.
  public List<Slot> slots() {
    return List.copyOf(slots);
  }

  /// Gives a board a place, and looks at it once.
  public void add(Slot slot) {
    slots.add(slot);
    followers.forEach(follower -> follower.came(slot));
    slot.check();
  }

  /// Gives a board the place of another one, which is closed.
  public void replace(Slot old, Slot next) {
    int place = slots.indexOf(old);
    if (place < 0) {
      throw new IllegalArgumentException(old.model().slug() + " has no place in the rack");
    }
    slots.set(place, next);
    followers.forEach(follower -> follower.went(old));
    close(old);
    followers.forEach(follower -> follower.came(next));
    next.check();
  }

  /// Tells of every board that is here already, then of those that come and go, until closed.
  public Subscription follow(Follower follower) {
    slots.forEach(follower::came);
    followers.add(follower);
    return () -> followers.remove(follower);
  }

  /// Calls back after each change of any board: that it came, went, or is in another health, until
  /// closed.
  public Subscription watch(Runnable changed) {
    Map<Slot, Subscription> healths = new ConcurrentHashMap<>();
    Subscription following =
        follow(
            new Follower() {
              @Override
              public void came(Slot slot) {
                healths.put(slot, slot.listen(_ -> changed.run()));
                changed.run();
              }

              @Override
              public void went(Slot slot) {
                Optional.ofNullable(healths.remove(slot)).ifPresent(Subscription::close);
                changed.run();
              }
            });
    return () -> {
      following.close();
      healths.values().forEach(Subscription::close);
    };
  }

  /// The boards that are there now.
  public List<Slot> present() {
    return slots.stream().filter(Slot::present).toList();
  }

  public Optional<Slot> find(String slug) {
    return slots.stream().filter(slot -> slot.model().slug().equals(slug)).findFirst();
  }

  /// The board of that name, whether it is there now or not.
  ///
  /// @throws NoSuchBoard with the boards there are
  public Slot named(String slug) {
    return find(slug)
        .orElseThrow(
            () -> new NoSuchBoard("there is no board \"" + slug + "\" here", slugs(slots)));
  }

  /// The named board, or the first that is there with a capability, or else the first with it.
  ///
  /// @param slug empty for any board
  /// @throws NoSuchBoard with the boards that have the capability, or that there are
  public Slot choose(Optional<String> slug, Capability capability) {
    return slug.isPresent() ? named(slug.get(), capability) : first(capability);
  }

  private Slot named(String slug, Capability capability) {
    Slot slot = named(slug);
    if (!has(slot, capability)) {
      List<Slot> able = slots.stream().filter(other -> has(other, capability)).toList();
      throw new NoSuchBoard(slug + " has no " + capability.slug(), slugs(able));
    }
    return slot;
  }

  /// Asked with every picture, so it makes nothing that is thrown away.
  private Slot first(Capability capability) {
    Optional<Slot> absent = Optional.empty();
    for (Slot slot : slots) {
      if (has(slot, capability)) {
        if (slot.present()) {
          return slot;
        }
        absent = absent.or(() -> Optional.of(slot));
      }
    }
    return absent.orElseThrow(
        () -> new NoSuchBoard("this node has no " + capability.slug(), List.of()));
  }

  private static boolean has(Slot slot, Capability capability) {
    return slot.model().capabilities().contains(capability);
  }

  private static List<String> slugs(List<Slot> slots) {
    return slots.stream().map(slot -> slot.model().slug()).toList();
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
