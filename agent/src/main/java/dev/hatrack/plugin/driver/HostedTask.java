package dev.hatrack.plugin.driver;

import dev.hatrack.plugin.Launch;
import dev.hatrack.plugin.wire.driver.TaskConfig;
import dev.hatrack.task.run.StopSignal;
import dev.hatrack.task.run.TaskFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One task, from its start until it has been destroyed. It runs on a virtual thread of its own.
///
/// Whoever comes first says how it ended: its own thread, or [#kill]. A task that ignores
/// everything may keep its thread, but not the boards, and its end is reported all the same.
final class HostedTask {
  private static final Logger log = LoggerFactory.getLogger(HostedTask.class);
  private static final Duration GRACE = Duration.ofMillis(500);
  private static final Duration LAST_LINES = Duration.ofMillis(200);

  /// What a task is made of.
  ///
  /// @param started when it was first started
  record Parts(
      TaskConfig config,
      PreparedRun prepared,
      OpenHat hat,
      TaskLaunch launch,
      TaskLog lines,
      Instant started) {}

  private final Parts parts;
  private final InstantSource time;
  private final TaskEventStreams events;
  private final StopSignal.Switch stop = new StopSignal.Switch();
  private final CompletableFuture<Exit> exit = new CompletableFuture<>();
  private final CountDownLatch threadEnded = new CountDownLatch(1);
  private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
  private final AtomicReference<Instant> completed = new AtomicReference<>(Instant.MIN);
  private final Thread thread;

  private enum State {
    RUNNING,
    /// Its end is being reported, by one thread.
    ENDED,
    /// The agent stops: its end is nobody's business, it will be run again.
    LEFT
  }

  HostedTask(Parts parts, InstantSource time, TaskEventStreams events) {
    this.parts = parts;
    this.time = time;
    this.events = events;
    thread = Thread.ofVirtual().name("hat-" + parts.config().getId()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  TaskConfig config() {
    return parts.config();
  }

  Instant started() {
    return parts.started();
  }

  /// When it ended, if it has.
  Optional<Instant> completed() {
    Instant at = completed.get();
    return at.equals(Instant.MIN) ? Optional.empty() : Optional.of(at);
  }

  /// Completes once it has ended, unless the agent stops first. A copy: nobody else ends the task.
  CompletableFuture<Exit> exit() {
    return exit.copy();
  }

  /// Tells how it ended, now or later; see {@link #exit}.
  @SuppressWarnings("FutureReturnValueIgnored") // nothing comes after the listener
  void onExit(Consumer<Exit> listener) {
    exit.thenAccept(listener);
  }

  boolean running() {
    return !exit.isDone();
  }

  void servedBy(Launch launch) {
    parts.launch().take(launch);
  }

  boolean reread() {
    return parts.prepared().reread();
  }

  /// Tells it to stop, and waits for nothing.
  void tellToStop() {
    stop.stop();
  }

  /// Tells it to stop; what has not ended in time is killed. Returns once it has ended, at the
  /// latest half a second after `longest`.
  void stop(Duration longest) {
    stop.stop();
    if (!endedWithin(longest)) {
      kill("it did not stop within " + longest.toMillis() + " ms and was interrupted");
    }
  }

  /// Ends it now, half a second from now at the latest.
  void kill(String why) {
    stop.stop();
    thread.interrupt();
    if (endedWithin(GRACE)) {
      return;
    }
    String cutOff = why + "; it ignored that too and was cut off from its boards";
    if (finish(Exit.killed(cutOff), Duration.ZERO)) {
      log.warn("task {}: {}", config().getId(), cutOff);
    }
  }

  /// The agent stops: the task ends here, and nobody is told that it did.
  void leave() {
    if (state.compareAndSet(State.RUNNING, State.LEFT)) {
      stop.stop();
    }
  }

  /// Waits a while for a task that was left; then it is cut off.
  void cutOff(Duration longest) {
    try {
      if (!threadEnded.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    parts.hat().close();
    parts.lines().abandon();
  }

  private boolean endedWithin(Duration longest) {
    try {
      exit.get(longest.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return exit.isDone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return exit.isDone();
    }
  }

  private void run() {
    try {
      boolean reported = finish(outcome(), LAST_LINES);
      log.debug("task {} has left its thread, reported {}", config().getId(), reported);
    } finally {
      threadEnded.countDown();
    }
  }

  private Exit outcome() {
    try {
      parts.prepared().run(context());
      return Exit.DONE;
    } catch (InterruptedException e) {
      return Exit.killed("it was interrupted");
    } catch (TaskFailed e) {
      return Exit.failed(words(e));
    } catch (Throwable e) { // whatever it is, it ends this task only
      log.warn("task {} failed", config().getId(), e);
      return Exit.failed(e.getClass().getSimpleName() + ": " + words(e));
    }
  }

  private static String words(Throwable e) {
    String message = e.getMessage();
    return message == null ? "no reason given" : message;
  }

  private RunContext context() {
    return new RunContext(
        parts.hat().client(),
        new LaunchFiles(parts.launch(), config()),
        time,
        stop,
        parts.lines()::line);
  }

  /// Ends it for everybody, once: its claims first, then its log, then those who wait.
  private boolean finish(Exit how, Duration lastLines) {
    if (!state.compareAndSet(State.RUNNING, State.ENDED)) {
      return false;
    }
    parts.hat().close();
    if (!how.reason().isEmpty()) {
      parts.lines().line(how.reason());
      events.happened(config(), time.instant(), how.reason());
    }
    parts.lines().close(lastLines);
    completed.set(time.instant());
    return exit.complete(how);
  }
}
