package dev.hatrack.task;

import dev.hatrack.task.client.Endpoint;
import dev.hatrack.task.client.HttpHatClient;
import dev.hatrack.task.run.DirectoryFiles;
import dev.hatrack.task.run.StopSignal;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.run.TaskFailed;
import dev.hatrack.task.run.UsageException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Runs one task as the command line says.
final class CommandLine {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;
  private final StopSignal.Switch stop = new StopSignal.Switch();
  private final CountDownLatch ended = new CountDownLatch(1);

  CommandLine(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /// Runs until the task ends.
  ///
  /// @return the status to exit with: 0 done, 1 the task failed, 2 wrong usage
  int run(List<String> arguments) {
    try {
      if (arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h")) {
        Help.print(arguments.isEmpty() ? err : out);
        return arguments.isEmpty() ? WRONG_USAGE : DONE;
      }
      start(arguments.get(0), arguments.subList(1, arguments.size()));
      return DONE;
    } catch (UsageException e) {
      err.println(e.getMessage());
      return WRONG_USAGE;
    } catch (TaskFailed e) {
      err.println(arguments.get(0) + ": " + e.getMessage());
      return FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    } finally {
      ended.countDown();
    }
  }

  /// Tells the task to stop and waits until it has, but no longer than `longest`.
  void stop(Duration longest) {
    stop.stop();
    try {
      if (!ended.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        err.println("not ended after " + longest.toMillis() + " ms, leaving it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(String label, List<String> arguments) throws InterruptedException {
    PreparedTask prepared = PreparedTask.of(label, arguments, environment);
    Endpoint endpoint = prepared.endpoint();
    err.println(label + ": using " + endpoint.address());
    prepared
        .task()
        .run(
            new TaskContext(
                new HttpHatClient(endpoint),
                InstantSource.system(),
                stop,
                line -> err.println(label + ": " + line),
                DirectoryFiles.from(environment)));
  }
}
