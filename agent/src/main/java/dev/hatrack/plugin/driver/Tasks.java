package dev.hatrack.plugin.driver;

import dev.hatrack.hat.Holder;
import dev.hatrack.plugin.Launch;
import dev.hatrack.plugin.wire.driver.TaskConfig;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The tasks of the agent, by Nomad's ID. They belong to no launch: each launch sees all of them.
final class Tasks implements AutoCloseable {
  /// How long the agent waits for its tasks when it stops.
  private static final Duration PARTING = Duration.ofSeconds(1);

  private final RunnableTasks kinds;
  private final Hats hats;
  private final InstantSource time;
  private final TaskEventStreams events;
  private final Map<String, HostedTask> byId = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Tasks(RunnableTasks kinds, Hats hats, InstantSource time, TaskEventStreams events) {
    this.kinds = kinds;
    this.hats = hats;
    this.time = time;
    this.events = events;
  }

  TaskEventStreams events() {
    return events;
  }

  InstantSource time() {
    return time;
  }

  Optional<HostedTask> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// The task with this ID.
  ///
  /// @throws io.grpc.StatusRuntimeException when there is none
  HostedTask named(String id) {
    return find(id).orElseThrow(() -> Refusal.unknown(id));
  }

  /// Runs a task.
  ///
  /// @param started when it was first started
  /// @throws dev.hatrack.task.run.UsageException when the order makes no sense
  /// @throws io.grpc.StatusRuntimeException when it can't be run now
  void run(TaskConfig config, TaskOrder order, Instant started, Launch launch) {
    requireOpen();
    if (byId.containsKey(config.getId())) {
      throw running(config.getId());
    }
    PreparedRun prepared =
        kinds.prepare(order.task(), order.arguments(), Map.copyOf(config.getEnvMap()));
    endPredecessors(config);
    Optional<String> token =
        Optional.ofNullable(config.getEnvMap().get("HATRACK_TOKEN"))
            .filter(text -> !text.isBlank());
    TaskLaunch served = new TaskLaunch(launch);
    TaskLog lines = new TaskLog(config.getName(), served, config.getStdoutPath());
    OpenHat hat = hats.open(holder(config), token, prepared.options());
    HostedTask.Parts parts = new HostedTask.Parts(config, prepared, hat, served, lines, started);
    HostedTask task = new HostedTask(parts, time, events);
    if (byId.putIfAbsent(config.getId(), task) != null) {
      hat.close();
      throw running(config.getId());
    }
    task.start();
    if (closed) {
      task.leave();
      task.cutOff(Duration.ZERO);
      throw stopping();
    }
  }

  /// Forgets a task.
  void forget(String id) {
    byId.remove(id);
  }

  /// Ends every task without a word to Nomad, which has them recovered once the agent is back.
  @Override
  public void close() {
    closed = true;
    List<HostedTask> left = new ArrayList<>(byId.values());
    left.forEach(HostedTask::leave);
    long end = System.nanoTime() + PARTING.toNanos();
    for (HostedTask task : left) {
      task.cutOff(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
  }

  private void requireOpen() {
    if (closed) {
      throw stopping();
    }
  }

  /// Nomad starts a task anew under another ID, also where it has lost sight of the old one.
  private void endPredecessors(TaskConfig next) {
    for (HostedTask task : byId.values()) {
      TaskConfig config = task.config();
      boolean same =
          config.getAllocId().equals(next.getAllocId())
              && config.getName().equals(next.getName())
              && !config.getId().equals(next.getId());
      if (same && task.running()) {
        task.kill("Nomad started the task again");
      }
    }
  }

  private static Holder.AllocatedTask holder(TaskConfig config) {
    String job = config.getJobId().isEmpty() ? config.getJobName() : config.getJobId();
    // in the name of its parent, as Nomad's own identities of dispatched and periodic jobs are
    String parent = job.replaceFirst("/(dispatch|periodic)-[^/]*$", "");
    return new Holder.AllocatedTask(
        config.getNamespace(), parent, config.getName(), config.getAllocId());
  }

  private static RuntimeException running(String id) {
    return Refusal.forGood(
        Status.Code.ALREADY_EXISTS, "task '" + id + "' has been started already");
  }

  private static RuntimeException stopping() {
    return Refusal.forNow("the Hatrack agent is stopping; try again when it is back");
  }
}
