package dev.hatrack.task;

import java.time.Duration;
import java.util.List;

/// `java -jar hat-tasks.jar TASK [options]`.
public final class Main {
  /// Less than the five seconds that Nomad gives a task after its first signal, unless told.
  private static final Duration LONGEST_STOP = Duration.ofSeconds(4);

  private Main() {}

  public static void main(String[] arguments) {
    CommandLine commandLine = new CommandLine(System.getenv(), System.out, System.err);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> commandLine.stop(LONGEST_STOP), "stop"));
    int status = commandLine.run(List.of(arguments));
    if (status != 0) {
      System.exit(status);
    }
  }
}
