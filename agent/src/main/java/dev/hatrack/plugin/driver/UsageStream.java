package dev.hatrack.plugin.driver;

import dev.hatrack.plugin.wire.driver.CPUUsage;
import dev.hatrack.plugin.wire.driver.MemoryUsage;
import dev.hatrack.plugin.wire.driver.TaskResourceUsage;
import dev.hatrack.plugin.wire.driver.TaskStats;
import dev.hatrack.plugin.wire.driver.TaskStatsResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What a task uses, as often as Nomad asks for, until the task ends. Neither the time nor the
/// memory that one virtual thread takes can be known, so no field is said to be measured.
final class UsageStream {
  private static final Duration USUAL = Duration.ofSeconds(1);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final TaskResourceUsage UNKNOWN =
      TaskResourceUsage.newBuilder()
          .setCpu(CPUUsage.getDefaultInstance())
          .setMemory(MemoryUsage.getDefaultInstance())
          .build();

  private final HostedTask task;
  private final InstantSource time;
  private final Feed<TaskStatsResponse> feed;
  private final CompletableFuture<Object> over = new CompletableFuture<>();

  private UsageStream(
      HostedTask task, InstantSource time, StreamObserver<TaskStatsResponse> observer) {
    this.task = task;
    this.time = time;
    feed = Feed.on(observer, 1, () -> over.complete(this));
  }

  static void open(
      HostedTask task,
      InstantSource time,
      Duration asked,
      StreamObserver<TaskStatsResponse> observer) {
    UsageStream stream = new UsageStream(task, time, observer);
    Duration interval = asked.isZero() ? USUAL : asked;
    Duration kept = interval.compareTo(SHORTEST) < 0 ? SHORTEST : interval;
    Thread.ofVirtual().name("stats-" + task.config().getId()).start(() -> stream.run(kept));
  }

  private void run(Duration interval) {
    CompletableFuture<Object> ended = CompletableFuture.anyOf(task.exit(), over);
    try {
      while (!feed.ended()) {
        feed.send(usage());
        if (endedWithin(ended, interval)) {
          feed.fail(Refusal.forGood(Status.Code.NOT_FOUND, "the task has ended"));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean endedWithin(CompletableFuture<Object> ended, Duration interval)
      throws InterruptedException {
    try {
      ended.get(interval.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    }
  }

  private TaskStatsResponse usage() {
    TaskStats stats =
        TaskStats.newBuilder()
            .setId(task.config().getId())
            .setTimestamp(Times.stamp(time.instant()))
            .setAggResourceUsage(UNKNOWN)
            .build();
    return TaskStatsResponse.newBuilder().setStats(stats).build();
  }
}
