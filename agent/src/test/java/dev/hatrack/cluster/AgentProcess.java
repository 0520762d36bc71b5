package dev.hatrack.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The agent as a process of its own, with a simulated Scroll HAT Mini that is not plugged in yet.
public final class AgentProcess implements AutoCloseable {
  public static final String BOARD = "scroll-hat-mini";

  private final URI address = URI.create("http://127.0.0.1:" + FreePorts.take(1).getFirst());
  private final LocalHttp http = new LocalHttp(address, Optional.of(AgentSettings.TOKEN));
  private final Path recording;
  private final GuardedProgram program;

  private AgentProcess(URI consul, URI nomad, String boards, Map<String, String> environment)
      throws IOException {
    Path directory = Files.createTempDirectory("hat-agent-");
    recording = Files.createDirectories(Path.of("target", "cluster")).resolve("bus.txt");
    Files.deleteIfExists(recording);
    Path config = directory.resolve("hatrack.yaml");
    Files.writeString(
        config,
        new AgentSettings(address, boards, directory.resolve("state"), recording)
            .yaml(consul, nomad));
    program =
        GuardedProgram.start(
            "agent",
            directory,
            environment,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.hatrack.app.Main",
                "agent",
                "--config",
                config.toString()));
  }

  /// With one Scroll HAT Mini, not plugged in.
  static AgentProcess start(URI consul, URI nomad) throws IOException {
    return start(
        consul, nomad, "[{ board: %s, simulated: true, fault: unplugged }]".formatted(BOARD));
  }

  /// @param boards as in the configuration
  public static AgentProcess start(URI consul, URI nomad, String boards) throws IOException {
    return start(consul, nomad, boards, Map.of());
  }

  /// @param boards as in the configuration
  /// @param environment more of it, with the tokens of a cluster that asks for them
  public static AgentProcess start(
      URI consul, URI nomad, String boards, Map<String, String> environment) throws IOException {
    var agent = new AgentProcess(consul, nomad, boards, environment);
    Await.until(
        "the agent answers or has ended",
        Duration.ofSeconds(60),
        () -> !agent.running() || agent.http.status("/health") == 200);
    if (!agent.running()) {
      agent.close();
      throw new IOException("the agent has ended:\n" + Files.readString(agent.program.log()));
    }
    return agent;
  }

  URI address() {
    return address;
  }

  public LocalHttp http() {
    return http;
  }

  long pid() {
    return program.pid();
  }

  boolean running() {
    return program.running();
  }

  /// Types `hatrack` with these words, with the tester's token, as a person does on a machine that
  /// knows Consul and nothing of this agent.
  ///
  /// @return what it printed
  String typed(URI consul, String... words) throws IOException, InterruptedException {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.hatrack.app.Main");
    ProcessBuilder command =
        new ProcessBuilder(Stream.concat(java.stream(), Stream.of(words)).toList())
            .redirectErrorStream(true);
    command.environment().remove("HATRACK_ADDR");
    command.environment().put("CONSUL_HTTP_ADDR", consul.toString());
    command.environment().put("HATRACK_TOKEN", AgentSettings.TOKEN);
    Process process = command.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("hatrack " + String.join(" ", words) + ":\n" + printed);
    }
    return printed;
  }

  /// Pulls the board off its header, or puts it back.
  public void plug(boolean in) throws IOException {
    http.send(
        "PUT",
        "/hats/" + BOARD + "/simulation",
        "{\"fault\": \"" + (in ? "none" : "unplugged") + "\"}");
  }

  LedsNow leds() throws IOException {
    return LedsNow.of(http.get("/hat/leds"));
  }

  /// What it has said so far.
  public Path log() {
    return program.log();
  }

  /// Every transaction on the simulated bus so far, one a line.
  List<String> recording() throws IOException {
    return Files.readAllLines(recording);
  }

  /// Ends it with SIGTERM.
  @Override
  public void close() {
    program.close();
  }
}
