package dev.hatrack.faults;

import dev.hatrack.soak.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the operating system does to a process that lives.
///
/// @param pid of the agent as it is now
record Limits(LongSupplier pid) {
  private static final Pattern HARD = Pattern.compile("Max open files +\\d+ +(\\d+) +files.*");

  /// From now on it gets so many more descriptors, and no others.
  void descriptors(int more) throws IOException, InterruptedException {
    descriptorsAtMost(Probe.of(pid.getAsLong()).descriptors() + more);
  }

  /// As many again as a JVM takes for itself: the hard limit, which is left alone.
  void lift() throws IOException, InterruptedException {
    Path limits = Path.of("/proc", "" + pid.getAsLong(), "limits");
    for (String line : Files.readAllLines(limits)) {
      Matcher hard = HARD.matcher(line);
      if (hard.matches()) {
        descriptorsAtMost(Long.parseLong(hard.group(1)));
      }
    }
  }

  private void descriptorsAtMost(long most) throws IOException, InterruptedException {
    run("prlimit", "--pid", "" + pid.getAsLong(), "--nofile=" + most + ":");
  }

  void pause(int millis) throws IOException, InterruptedException {
    String process = "" + pid.getAsLong();
    run("kill", "-STOP", process);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    run("kill", "-CONT", process);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException(List.of(command) + ": " + status);
    }
  }
}
