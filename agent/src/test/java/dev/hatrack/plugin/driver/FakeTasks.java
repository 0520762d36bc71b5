package dev.hatrack.plugin.driver;

import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.TaskFailed;
import dev.hatrack.task.run.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Tasks that do one thing each.
final class FakeTasks implements RunnableTasks {
  private static final Duration LONG = Duration.ofDays(1);

  /// Opened at the end of a test, so that stubborn tasks end.
  final CountDownLatch mercy = new CountDownLatch(1);

  final AtomicInteger running = new AtomicInteger();
  final AtomicInteger prepared = new AtomicInteger();

  @Override
  public List<String> labels() {
    return List.of("waiting", "polite");
  }

  @Override
  public PreparedRun prepare(String label, List<String> arguments, Map<String, String> env) {
    if (arguments.contains("--wrong=true")) {
      throw new UsageException("there is no option '--wrong', there are --board, --zone");
    }
    prepared.incrementAndGet();
    return switch (label) {
      case "waiting" -> run(FakeTasks::untilStopped);
      case "done" -> run(_ -> {});
      case "saying" -> run(context -> say(context, arguments, env));
      case "failing" ->
          run(
              _ -> {
                throw new TaskFailed("priority 90 is more than 50, which is the most this job has");
              });
      case "broken" ->
          run(
              _ -> {
                throw new IllegalStateException("a bug");
              });
      case "deaf" -> run(_ -> Thread.currentThread().join(LONG));
      case "stubborn" -> run(_ -> ignoreEverything());
      case "reading" -> run(FakeTasks::read);
      case "rereading" -> new Rereading();
      default -> throw new UsageException("there is no task '" + label + "', there is waiting");
    };
  }

  /// What a task does.
  private interface Doing {
    void run(RunContext context) throws InterruptedException;
  }

  private PreparedRun run(Doing doing) {
    return new PreparedRun() {
      @Override
      public Options options() {
        return Options.of(Map.of());
      }

      @Override
      public void run(RunContext context) throws InterruptedException {
        running.incrementAndGet();
        try {
          doing.run(context);
        } finally {
          running.decrementAndGet();
        }
      }
    };
  }

  private static void untilStopped(RunContext context) throws InterruptedException {
    context.log().accept("started");
    if (context.stop().await(LONG)) {
      context.log().accept("stopped");
    }
  }

  private static void say(RunContext context, List<String> arguments, Map<String, String> env) {
    context.log().accept(arguments + " " + env.getOrDefault("GREETING", ""));
  }

  private void ignoreEverything() {
    boolean free = false;
    while (!free) {
      try {
        mercy.await();
        free = true;
      } catch (InterruptedException e) {
        free = false;
      }
    }
  }

  private static void read(RunContext context) {
    for (String path : List.of("local/page.txt", "../other/secrets/token", "/etc/passwd")) {
      try {
        byte[] bytes = context.files().read(path);
        context.log().accept(path + " = " + new String(bytes, StandardCharsets.UTF_8));
      } catch (IOException e) {
        context.log().accept(e.getClass().getSimpleName() + ": " + e.getMessage());
      }
    }
  }

  /// A task that takes SIGHUP.
  private static final class Rereading implements PreparedRun {
    private final CountDownLatch hangUp = new CountDownLatch(1);

    @Override
    public Options options() {
      return Options.of(Map.of());
    }

    @Override
    public void run(RunContext context) throws InterruptedException {
      hangUp.await();
      context.log().accept("read again");
    }

    @Override
    public boolean reread() {
      hangUp.countDown();
      return true;
    }
  }
}
