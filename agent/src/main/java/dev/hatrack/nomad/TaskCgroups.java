package dev.hatrack.nomad;

import dev.hatrack.hat.Holder;
import dev.hatrack.surface.Surfaces;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Ends a task's claims as soon as its last process on this node is gone, which Nomad's servers
/// learn later. Looks at the control groups of tasks that have asked lately or hold a claim, five
/// times a second; with no such task it sleeps. A task in no control group (Docker, another node)
/// is left to the {@link AllocationWatch} and to its time to live.
final class TaskCgroups implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration ASLEEP = Duration.ofDays(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(1);

  /// How long a task is looked at after it asked for something, whether it holds a claim or not.
  private static final Duration LATELY = Duration.ofSeconds(10);

  private final Path root;
  private final Surfaces surfaces;
  private final InstantSource clock;
  private final Map<Holder.AllocatedTask, Instant> asked = new ConcurrentHashMap<>();
  private final Set<Holder.AllocatedTask> seen = ConcurrentHashMap.newKeySet();
  private final Rounds rounds = new Rounds("task-cgroups", this::look);

  /// @param root where cgroups are mounted: `/sys/fs/cgroup`
  /// @param clock must not jump
  TaskCgroups(Path root, Surfaces surfaces, InstantSource clock) {
    this.root = root;
    this.surfaces = surfaces;
    this.clock = clock;
  }

  void start() {
    rounds.start();
  }

  /// Tells that this task is asking for something, and so is alive now.
  void asking(Holder.AllocatedTask task) {
    if (asked.put(task, clock.instant()) == null) {
      rounds.wake();
    }
  }

  /// Looks once, and tells when to look again.
  Duration look() {
    if (asked.isEmpty()) {
      return ASLEEP;
    }
    Set<Holder.AllocatedTask> holders = Owners.tasks(surfaces);
    Instant forget = clock.instant().minus(LATELY);
    asked.forEach(
        (task, last) -> {
          look(task, holders.contains(task));
          if (last.isBefore(forget) && !(holders.contains(task) && seen.contains(task))) {
            seen.remove(task);
            asked.remove(task, last);
          }
        });
    return BETWEEN_LOOKS;
  }

  /// A task stays seen after its end: a request that it sent with its last breath may yet take a
  /// claim.
  private void look(Holder.AllocatedTask task, boolean holds) {
    switch (TaskCgroup.of(root, task).look()) {
      case POPULATED -> seen.add(task);
      case EMPTY, NONE -> {
        if (holds && seen.contains(task)) {
          surfaces.releaseIf(Owners.heldBy(task), "its last process is gone");
        }
      }
    }
  }

  @Override
  public void close() {
    rounds.stop(STOP_WITHIN);
  }
}
