package dev.hatrack.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private final Installation installed;
  private final SmallDisk disk;
  private final List<String> line;
  private Optional<RestartableProgram> program = Optional.empty();

  /// Starts nothing yet.
  ///
  /// @param boards as in the configuration
  PluginAgent(URI consul, URI nomad, String boards) throws IOException {
    directory = Files.createTempDirectory("hat-agent-");
    installed = Installation.into(directory.resolve("installed"));
    Files.createDirectory(plugins());
    disk = SmallDisk.mount(directory.resolve("state"));
    Path config = directory.resolve("hatrack.yaml");
    var settings = new AgentSettings(address, boards, state(), directory.resolve("bus.txt"));
    Files.writeString(
        config,
        settings.yaml(consul, nomad)
            + "plugins: { enabled: true, directory: \"%s\" }\n".formatted(plugins()));
    own(directory);
    line = line(config);
  }

  private List<String> line(Path config) {
    return List.of(
        "setpriv",
        "--reuid=" + NOBODY,
        "--regid=" + NOBODY,
        "--clear-groups",
        command().toString(),
        "agent",
        "--config",
        config.toString());
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
    return installed.command();
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
    disk.fill();
  }

  void emptyDisk() throws IOException {
    disk.empty();
  }

  /// Where it keeps what must survive.
  Path state() {
    return disk.directory();
  }

  @Override
  public void close() {
    program.ifPresent(RestartableProgram::close);
    http.close();
  }
}
