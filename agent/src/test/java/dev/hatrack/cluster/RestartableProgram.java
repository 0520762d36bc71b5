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
import java.util.function.Predicate;

/// A program that a test ends and has back, while what it left behind stays: its files, and its
/// children. Like every {@link GuardedProgram} all of it goes with the test.
final class RestartableProgram implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final String name;
  private final Path directory;
  private final GuardedProgram keeper;

  private RestartableProgram(String name, Path directory, GuardedProgram keeper) {
    this.name = name;
    this.directory = directory;
    this.keeper = keeper;
  }

  /// Starts a program.
  ///
  /// @param directory its own, which is gone when this is closed
  /// @param environment added to what this process hands on
  static RestartableProgram start(
      String name, Path directory, Map<String, String> environment, List<String> command)
      throws IOException {
    List<String> kept =
        new ArrayList<>(List.of("/bin/sh", script().toString(), directory.toString()));
    kept.addAll(command);
    var program =
        new RestartableProgram(
            name, directory, GuardedProgram.start(name, directory, environment, kept));
    program.awaitChild();
    return program;
  }

  private static Path script() {
    try {
      var resource = RestartableProgram.class.getResource("again.sh");
      return Path.of(Objects.requireNonNull(resource, "again.sh").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The program's process ID while it runs.
  long pid() {
    try {
      return Long.parseLong(Files.readString(directory.resolve("child")).strip());
    } catch (IOException e) {
      throw new IllegalStateException(name + " does not run, see " + log(), e);
    }
  }

  boolean running() {
    return Files.exists(directory.resolve("child"));
  }

  Path log() {
    return keeper.log();
  }

  /// SIGKILL, and nothing else: what it started runs on.
  void kill() {
    end(ProcessHandle::destroyForcibly);
  }

  /// SIGTERM, and waits until it has ended.
  void stop() {
    end(ProcessHandle::destroy);
  }

  private void end(Predicate<ProcessHandle> signal) {
    var _ = ProcessHandle.of(pid()).map(signal::test);
    Await.until(name + " has ended", SOON, () -> !running());
  }

  /// Starts it again with what it was started with.
  void again() throws IOException {
    Files.createFile(directory.resolve("again"));
    awaitChild();
  }

  private void awaitChild() {
    Await.until(name + " runs", SOON, this::running);
  }

  @Override
  public void close() {
    keeper.close();
  }
}
