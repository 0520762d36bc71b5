package dev.hatrack.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The packaged agent, run by a user with no rights at all, with the sockets for Nomad's plugins.
/// It can be killed and comes back with its state and its address.
final class PluginAgent implements AutoCloseable {
  private static final int NOBODY = 65534;
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(30);

  private final URI address = URI.create("http://127.0.0.1:" + FreePorts.take(1).getFirst());
  private final LocalHttp http = new LocalHttp(address, Optional.of(AgentSettings.TOKEN));
  private final Path directory;
  private final List<String> line;
  private Optional<RestartableProgram> program = Optional.empty();

  /// Starts nothing yet.
  ///
  /// @param boards as in the configuration
  PluginAgent(URI consul, URI nomad, String boards) throws IOException {
    directory = Files.createTempDirectory("hat-agent-");
    Path installed = Files.createDirectory(directory.resolve("installed"));
    copy(Path.of("target", "hatrack-agent.jar"), installed.resolve("hatrack-agent.jar"));
    copyAll(Path.of("target", "lib"), installed.resolve("lib"));
    copyAll(Path.of("target", "tasks"), installed.resolve("tasks"));
    copy(Path.of("..", "hatrack"), command());
    Files.createDirectory(plugins());
    mountState();
    Path config = directory.resolve("hatrack.yaml");
    var settings =
        new AgentSettings(
            address, boards, directory.resolve("state"), directory.resolve("bus.txt"));
    Files.writeString(
        config,
        settings.yaml(consul, nomad)
            + "plugins: { enabled: true, directory: \"%s\" }\n".formatted(plugins()));
    own(directory);
    line = line(installed, config);
  }

  private static List<String> line(Path installed, Path config) {
    return List.of(
        "setpriv",
        "--reuid=" + NOBODY,
        "--regid=" + NOBODY,
        "--clear-groups",
        installed.resolve("hatrack").toString(),
        "agent",
        "--config",
        config.toString());
  }

  /// Its state is on a disk of its own, which a test can fill. It goes with the directory.
  private void mountState() throws IOException {
    Files.createDirectory(state());
    Process mount =
        new ProcessBuilder(
                "mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", state().toString())
            .inheritIO()
            .start();
    try {
      if (mount.waitFor() != 0) {
        throw new IOException("no file system for " + state());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    var _ = Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static void copyAll(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static void own(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        Files.setAttribute(file, "unix:uid", NOBODY);
        Files.setAttribute(file, "unix:gid", NOBODY);
      }
    }
  }

  /// The `hatrack` command beside the jar.
  Path command() {
    return directory.resolve("installed").resolve("hatrack");
  }

  /// Where it meets the launchers.
  Path plugins() {
    return directory.resolve("plugins");
  }

  /// Starts it, the first time or again, and waits until it answers.
  PluginAgent start() throws IOException {
    if (program.isPresent()) {
      program.get().again();
    } else {
      program =
          Optional.of(
              RestartableProgram.start(
                  "plugin-agent",
                  directory,
                  Map.of("HATRACK_JAVA_HOME", System.getProperty("java.home")),
                  line));
    }
    Await.until("the agent answers", STARTS_WITHIN, () -> http.status("/health") == 200);
    return this;
  }

  /// SIGKILL.
  void kill() {
    program.orElseThrow().kill();
  }

  /// SIGTERM.
  void stop() {
    program.orElseThrow().stop();
  }

  URI address() {
    return address;
  }

  LocalHttp http() {
    return http;
  }

  LedsNow leds() throws IOException {
    return LedsNow.of(http.get("/hat/leds"));
  }

  /// Pulls a board off its header, or puts it back.
  void plug(String board, boolean in) throws IOException {
    http.send(
        "PUT",
        "/hats/" + board + "/simulation",
        "{\"fault\": \"" + (in ? "none" : "unplugged") + "\"}");
  }

  /// Empties what a reboot empties.
  void emptyRun() throws IOException {
    try (Stream<Path> files = Files.list(plugins())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /// Leaves no room on the disk with its state.
  void fillDisk() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler())) {
      byte[] block = new byte[512];
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space left")) {
        throw e;
      }
    }
  }

  void emptyDisk() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return state().resolve("filler");
  }

  /// Where it keeps what must survive.
  Path state() {
    return directory.resolve("state");
  }

  @Override
  public void close() {
    program.ifPresent(RestartableProgram::close);
    http.close();
  }
}
