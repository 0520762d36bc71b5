package dev.hatrack.nomad;

import dev.hatrack.client.Backoff;
import dev.hatrack.client.Jitter;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.Subscription;
import dev.hatrack.surface.Surfaces;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows this node's allocations and ends the claims of tasks that do not run any more, from
/// {@link #start} until it is closed. While Nomad is away, what was known last is believed.
final class AllocationWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AllocationWatch.class);
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final Duration FIRST_WITHIN = Duration.ofSeconds(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(1);

  private final NomadHttp http;
  private final Surfaces surfaces;
  private final Presence presence;
  private final InstantSource timeOfDay;
  private final Runnable whenJoined;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final Jitter jitter = new Jitter(new Random());
  private final Backoff backoff = new Backoff(jitter);
  private final Rounds rounds = new Rounds("nomad-allocations", this::round);
  private volatile boolean current;
  private volatile Known known = new Known(Optional.empty(), Map.of());
  private long index;

  /// What was last heard of this node.
  ///
  /// @param node its ID; empty until Nomad has told it
  record Known(Optional<String> node, Map<String, Allocation> allocations) {}

  /// @param timeOfDay the clock that Nomad on this node goes by
  /// @param whenJoined called each time that Nomad answers after it did not
  AllocationWatch(
      NomadHttp http,
      Surfaces surfaces,
      Presence presence,
      InstantSource timeOfDay,
      Runnable whenJoined) {
    this.http = http;
    this.surfaces = surfaces;
    this.presence = presence;
    this.timeOfDay = timeOfDay;
    this.whenJoined = whenJoined;
  }

  void start() {
    // What it asks goes on to Nomad's servers, which have as many of us as there are nodes.
    rounds.start(jitter.within(FIRST_WITHIN));
  }

  /// What was last heard of this node.
  Known known() {
    return known;
  }

  /// Whether that is still true: Nomad answered when it was asked last.
  boolean current() {
    return current;
  }

  /// Calls back after each change of {@link #known} or {@link #current}, until closed.
  Subscription watch(Runnable changed) {
    watchers.add(changed);
    return () -> watchers.remove(changed);
  }

  private Duration round() {
    try {
      String node = index == 0 ? node() : known.node().orElseThrow();
      NodeAllocations.Found found = new NodeAllocations(http).await(node, index, WAIT);
      // A server that lost its memory counts from the start again. Index 0 would not wait.
      index = found.index() < index ? 0 : Math.max(1, found.index());
      become(new Known(Optional.of(node), found.byId()));
      tell(true);
      backoff.reset();
      if (presence.joined()) {
        whenJoined.run();
      }
      return Duration.ZERO;
    } catch (IOException e) {
      index = 0;
      tell(false);
      if (!rounds.stopped()) {
        presence.lost(e);
      }
      return backoff.next();
    }
  }

  private void tell(boolean answered) {
    current = answered;
    watchers.forEach(Runnable::run);
  }

  private String node() throws IOException {
    return new AgentSelf(http)
        .nodeId()
        .orElseThrow(() -> new IOException("this Nomad agent is no client (client.enabled)"));
  }

  private void become(Known next) {
    Known before = known;
    known = next;
    for (Holder.AllocatedTask task : Owners.tasks(surfaces)) {
      Allocation allocation = next.allocations().get(task.allocation());
      if (allocation != null) {
        follow(task, allocation);
      } else if (before.allocations().containsKey(task.allocation())) {
        surfaces.releaseIf(Owners.heldBy(task), "its allocation is gone");
      }
    }
  }

  private void follow(Holder.AllocatedTask task, Allocation allocation) {
    log.debug("{}: {}", task.display(), allocation);
    if (allocation.ended(task.task())) {
      surfaces.releaseIf(Owners.heldBy(task), "its task has ended");
      return;
    }
    // Ages, not times: the claims' clock need not show the time of day.
    allocation
        .lastRestart(task.task())
        .map(restart -> Duration.between(restart, timeOfDay.instant()))
        .filter(age -> !age.isNegative())
        .ifPresent(
            age -> surfaces.releaseIf(Owners.heldBy(task), age, "its task was started again"));
  }

  @Override
  public void close() {
    rounds.finish();
    http.cancelWaiting();
    rounds.stop(STOP_WITHIN);
  }
}
