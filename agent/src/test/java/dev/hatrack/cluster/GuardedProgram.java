package dev.hatrack.cluster;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// A program that a test started, and that never outlives it: `guard.sh` beside it cleans up even
/// when this JVM is killed. Its output goes to `target/cluster/<name>.log`.
public final class GuardedProgram implements AutoCloseable {
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(40);

  /// Variables that would lead a child to another cluster, or to the network.
  private static final List<String> NOT_INHERITED =
      List.of("AWS_", "CONSUL_", "HATRACK_", "NOMAD_", "VAULT_");

  private final String name;
  private final Process guard;
  private final Path log;
  private final ProcessHandle program;

  private GuardedProgram(String name, Process guard, Path log, ProcessHandle program) {
    this.name = name;
    this.guard = guard;
    this.log = log;
    this.program = program;
  }

  /// Starts a program.
  ///
  /// @param directory its own, which is gone when the program has ended
  /// @param environment added to what this process hands on
  public static GuardedProgram start(
      String name, Path directory, Map<String, String> environment, List<String> command)
      throws IOException {
    Path log = Files.createDirectories(Path.of("target", "cluster")).resolve(name + ".log");
    List<String> guarded =
        new ArrayList<>(List.of("/bin/sh", script().toString(), directory.toString()));
    guarded.addAll(command);
    var builder =
        new ProcessBuilder(guarded)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder
        .environment()
        .keySet()
        .removeIf(variable -> NOT_INHERITED.stream().anyMatch(variable::startsWith));
    builder.environment().putAll(environment);
    Process guard = builder.start();
    Path pidFile = directory.resolve("pid");
    Await.until(name + " started", Duration.ofSeconds(10), () -> Files.exists(pidFile));
    long pid = Long.parseLong(Files.readString(pidFile).strip());
    ProcessHandle program =
        ProcessHandle.of(pid).orElseThrow(() -> new IOException(name + " ended at once: " + log));
    return new GuardedProgram(name, guard, log, program);
  }

  private static Path script() {
    try {
      var resource = GuardedProgram.class.getResource("guard.sh");
      return Path.of(Objects.requireNonNull(resource, "guard.sh").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public long pid() {
    return program.pid();
  }

  public boolean running() {
    return program.isAlive();
  }

  public Path log() {
    return log;
  }

  /// Kills it at once, as the kernel or a power cut would, and waits until its remains are gone.
  public void kill() {
    program.destroyForcibly();
    await();
  }

  /// Sends SIGTERM, and waits until it has ended and its remains are gone.
  @Override
  public void close() {
    try {
      guard.getOutputStream().close();
    } catch (IOException _) {
      // it has ended already
    }
    await();
  }

  private void await() {
    try {
      if (!guard.waitFor(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(name + " has not ended, see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
