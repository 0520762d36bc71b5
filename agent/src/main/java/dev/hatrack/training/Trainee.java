package dev.hatrack.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The agent that is trained: a child with this JVM's own flags, which a cache must be used with,
/// and one more. At its end the JVM writes the cache, in a process of its own that it waits for.
final class Trainee implements AutoCloseable {
  private static final String READY = "ready ";
  private static final long LONGEST_MINUTES = 10; // a Pi Zero 2 W has slow cores and a slow card

  private final Process agent;
  private final BufferedReader output;

  Trainee(TrainingAgent configuration, Path cache) throws IOException {
    Path file = configuration.write();
    agent =
        command(List.of("-XX:AOTCacheOutput=" + cache), "agent", "--config", file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    output = agent.inputReader();
  }

  /// Whether the agent starts with the cache at all: a JVM that can't use it would end at once.
  static void tryOut(Path cache) throws IOException, InterruptedException {
    Process version =
        command(List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"), "--version")
            .redirectErrorStream(true)
            .start();
    String said = new String(version.getInputStream().readAllBytes(), UTF_8);
    if (version.waitFor() != 0) {
      throw new TrainingFailed("Java can't use the cache that it wrote: " + said.strip());
    }
  }

  private static ProcessBuilder command(List<String> flags, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElse("java"));
    line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    line.addAll(flags);
    line.add("-jar");
    line.add(System.getProperty("java.class.path"));
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line);
  }

  /// Waits until it answers.
  ///
  /// @return its address
  URI ready() throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(READY)) {
        return URI.create(line.substring(READY.length()));
      }
    }
    throw new TrainingFailed("the agent ended before it answered; try: hatrack demo");
  }

  /// Ends it as systemd would, and waits for the cache.
  void finish() throws IOException, InterruptedException {
    var _ = agent.toHandle().destroy(); // Process.destroy would close its output
    var _ = output.transferTo(Writer.nullWriter());
    if (!agent.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      throw new TrainingFailed("no cache after " + LONGEST_MINUTES + " minutes");
    }
  }

  @Override
  public void close() {
    agent.descendants().forEach(ProcessHandle::destroyForcibly);
    agent.destroyForcibly();
  }
}
