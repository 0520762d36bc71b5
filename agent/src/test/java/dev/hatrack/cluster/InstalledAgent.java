package dev.hatrack.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The packaged agent with every simulated board, started by its own command, with Consul and Nomad
/// told, and its state on a disk of two megabytes. It can be killed and comes back with its state
// and its address.
public final class InstalledAgent implements AutoCloseable {
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

  private final URI address = URI.create("http://127.0.0.1:" + FreePorts.take(1).getFirst());
  private final LocalHttp http = new LocalHttp(address);
  private final String name;
  private final Path directory;
  private final Installation installed;
  private final SmallDisk disk;
  private final Map<String, String> environment;
  private Optional<RestartableProgram> program = Optional.empty();

  /// What it is told.
  ///
  /// @param boards as in the configuration
  /// @param tokens the names of those who may draw; a caller's token is their name
  public record Setting(URI consul, URI nomad, String boards, List<String> tokens) {}

  /// Starts nothing yet.
  ///
  /// @param name of its log in `target/cluster`
  /// @param environment for its command: `HATRACK_JAVA_OPTS`, `HATRACK_AOT`
  public InstalledAgent(String name, Setting setting, Map<String, String> environment)
      throws IOException {
    this.name = name;
    this.directory = Files.createTempDirectory("hat-agent-");
    this.installed = Installation.into(directory.resolve("installed"));
    this.environment = new HashMap<>(environment);
    this.environment.put("HATRACK_JAVA_HOME", System.getProperty("java.home"));
    this.disk = SmallDisk.mount(directory.resolve("state"));
    Files.writeString(config(), yaml(setting));
  }

  private String yaml(Setting setting) {
    return """
    http:   { address: 127.0.0.1, port: %d }
    boards: %s
    state:  { directory: "%s" }
    consul: { address: "%s" }
    nomad:  { address: "%s" }
    plugins: { enabled: false }
    auth:   { mode: nomad, tokens: [%s] }
    """
        .formatted(
            address.getPort(),
            setting.boards(),
            state(),
            setting.consul(),
            setting.nomad(),
            setting.tokens().stream().map(InstalledAgent::token).collect(Collectors.joining(", ")));
  }

  private static String token(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return "{ name: %s, sha256: \"%s\", priority: 100 }"
          .formatted(name, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path config() {
    return directory.resolve("hatrack.yaml");
  }

  /// Trains the AOT cache, where the environment says that it is to be used.
  public void train() throws IOException, InterruptedException {
    var command = new ProcessBuilder(installed.command().toString(), "train").inheritIO();
    command.environment().putAll(environment);
    if (command.start().waitFor() != 0) {
      throw new IOException("hatrack train failed, see above");
    }
  }

  /// Starts it, the first time or again, and waits until it answers.
  public InstalledAgent start() throws IOException {
    launch();
    Await.until(name + " answers", STARTS_WITHIN, () -> http.status("/health") == 200);
    return this;
  }

  /// Starts it, the first time or again.
  public void launch() throws IOException {
    if (program.isPresent()) {
      program.get().again();
      return;
    }
    program =
        Optional.of(
            RestartableProgram.start(
                name,
                directory,
                environment,
                List.of(installed.command().toString(), "agent", "--config", "" + config())));
  }

  public URI address() {
    return address;
  }

  /// Asks it without an identity.
  public LocalHttp http() {
    return http;
  }

  public long pid() {
    return program.orElseThrow().pid();
  }

  public boolean running() {
    return program.filter(RestartableProgram::running).isPresent();
  }

  /// SIGKILL.
  public void kill() {
    program.orElseThrow().kill();
  }

  /// SIGTERM.
  public void stop() {
    program.orElseThrow().stop();
  }

  /// Where it keeps what must survive.
  public Path state() {
    return disk.directory();
  }

  /// Leaves no room on the disk with its state.
  public void fillDisk() throws IOException {
    disk.fill();
  }

  public void emptyDisk() throws IOException {
    disk.empty();
  }

  /// What it has said so far.
  public Path log() {
    return program.orElseThrow().log();
  }

  @Override
  public void close() {
    program.ifPresent(RestartableProgram::close);
    http.close();
  }
}
