package dev.hatrack.nomad;

import dev.hatrack.access.AllocationDirectory;
import dev.hatrack.hat.Holder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Which tasks may draw. Those of this node as the {@link AllocationWatch} knows them; one of
/// another node is asked for once, and from then on only its claim's time to live counts.
final class KnownAllocations implements AllocationDirectory {
  private static final Duration QUIET_AFTER_FAILURE = Duration.ofSeconds(2);
  private static final int REMEMBERED = 1_000;

  private final Supplier<AllocationWatch.Known> here;
  private final Allocations allocations;
  private final Presence presence;
  private final InstantSource clock;
  private final Set<Holder.AllocatedTask> liveElsewhere = ConcurrentHashMap.newKeySet();
  private volatile Instant quietUntil = Instant.MIN;

  /// @param clock must not jump
  KnownAllocations(
      Supplier<AllocationWatch.Known> here,
      Allocations allocations,
      Presence presence,
      InstantSource clock) {
    this.here = here;
    this.allocations = allocations;
    this.presence = presence;
    this.clock = clock;
  }

  @Override
  public State stateOf(Holder.AllocatedTask task) {
    return Optional.ofNullable(here.get().allocations().get(task.allocation()))
        .map(allocation -> state(allocation, task))
        .orElseGet(() -> liveElsewhere.contains(task) ? State.LIVE : ask(task));
  }

  @Override
  public boolean knows(Holder.AllocatedTask task) {
    return here.get().allocations().containsKey(task.allocation()) || liveElsewhere.contains(task);
  }

  private State ask(Holder.AllocatedTask task) {
    if (clock.instant().isBefore(quietUntil)) {
      return State.UNKNOWN; // a Nomad that hangs must not make every frame wait for it
    }
    try {
      Optional<Allocation> found = allocations.find(task.allocation());
      var _ = presence.joined();
      State state = found.map(allocation -> state(allocation, task)).orElse(State.ENDED);
      if (state == State.LIVE
          && found.map(Allocation::nodeId).filter(this::elsewhere).isPresent()) {
        remember(task);
      }
      return state;
    } catch (IOException e) {
      quietUntil = clock.instant().plus(QUIET_AFTER_FAILURE);
      presence.lost(e);
      return State.UNKNOWN;
    }
  }

  /// Not before this node is known: a task of its own would be taken for live after its end.
  private boolean elsewhere(String node) {
    return here.get().node().filter(own -> !own.equals(node)).isPresent();
  }

  private void remember(Holder.AllocatedTask task) {
    if (liveElsewhere.size() >= REMEMBERED) {
      liveElsewhere.clear(); // asking again is cheap
    }
    liveElsewhere.add(task);
  }

  private static State state(Allocation allocation, Holder.AllocatedTask task) {
    return allocation.ended(task.task()) ? State.ENDED : State.LIVE;
  }
}
