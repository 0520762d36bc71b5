package dev.hatrack.platform;

import dev.hatrack.cluster.AgentProcess;
import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.ConsulServer;
import dev.hatrack.cluster.NomadServer;
import dev.hatrack.cluster.TestBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A Consul and a Nomad that tell Prometheus about themselves, and an agent with every board,
/// simulated.
final class PlatformCluster implements AutoCloseable {
  static final Duration PLACED_WITHIN = Duration.ofSeconds(90);

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String BOARDS =
      "[{board: scroll-hat-mini, simulated: true}, {board: sense-hat, simulated: true},"
          + " {board: inky-phat, simulated: true, panel: yellow-250x122, refresh: 1s}]";

  private final ConsulServer consul;
  private final NomadServer nomad;
  private final AgentProcess agent;

  private PlatformCluster(ConsulServer consul, NomadServer nomad) throws IOException {
    this.consul = consul;
    this.nomad = nomad;
    this.agent = AgentProcess.start(consul.address(), nomad.address(), BOARDS);
  }

  static PlatformCluster start() throws IOException, InterruptedException {
    return start("");
  }

  /// @param nomadConfig more of Nomad's configuration, in HCL
  static PlatformCluster start(String nomadConfig) throws IOException, InterruptedException {
    TestBinaries binaries = TestBinaries.find();
    var consul = new ConsulServer(binaries, Telemetry.CONSUL, Optional.empty());
    var nomad = new NomadServer(binaries, consul.address(), Telemetry.NOMAD + nomadConfig);
    try {
      consul.start();
      nomad.start();
      return new PlatformCluster(consul, nomad).awaitBoards();
    } catch (IOException | AssertionError e) {
      nomad.close();
      consul.close();
      throw e;
    }
  }

  private PlatformCluster awaitBoards() {
    Await.until(
        "Nomad knows the boards",
        SOON,
        () -> nomad.metadata().path("hat.eink").asText().equals("inky-phat"));
    Await.until("Consul knows the boards", SOON, () -> consul.services("hat-eink").size() == 1);
    return this;
  }

  ConsulServer consul() {
    return consul;
  }

  NomadServer nomad() {
    return nomad;
  }

  AgentProcess agent() {
    return agent;
  }

  /// Where a job file of ours is.
  ///
  /// @param job below `nomad-jobs`, without its ending
  static String file(String job) {
    return Path.of("..", "nomad-jobs", job + ".nomad").toString();
  }

  /// Runs a job of ours with these variables.
  void run(String job, Map<String, String> variables) throws IOException, InterruptedException {
    nomad.cli(command(List.of("job", "run", "-detach"), variables, file(job)));
  }

  /// Runs a job of ours whose program is an artifact, and waits until its service is healthy.
  void runProgram(ArtifactServer artifacts, String name, Map<String, String> variables)
      throws IOException, InterruptedException {
    Map<String, String> all = new TreeMap<>(variables);
    all.put("artifact", artifacts.address(name));
    all.put("checksum", artifacts.checksum(name));
    if (Files.isDirectory(PlatformFiles.DIRECTORY.resolve(name))) {
      all.put("directory", PlatformFiles.DIRECTORY.toString());
    }
    run("platform/" + name, all);
    Await.until(name + " is healthy", PLACED_WITHIN, () -> healthy(name));
  }

  /// Runs Prometheus, which looks at everything each second, and waits until it is healthy.
  void runPrometheus(ArtifactServer artifacts, int port) throws IOException, InterruptedException {
    runProgram(
        artifacts,
        "prometheus",
        Map.of(
            "port", String.valueOf(port),
            "interval", "1s",
            "consul_addr", consul.address().toString()));
  }

  /// The words of a `nomad` command with variables and a file.
  static String[] command(List<String> verbs, Map<String, String> variables, String file) {
    List<String> words = new ArrayList<>(verbs);
    variables.forEach((name, value) -> words.addAll(List.of("-var", name + "=" + value)));
    words.add(file);
    return words.toArray(String[]::new);
  }

  /// Whether Consul would send anybody to the service.
  boolean healthy(String service) throws IOException {
    return !consul.http().get("/v1/health/service/" + service + "?passing").isEmpty();
  }

  @Override
  public void close() {
    agent.close();
    nomad.close();
    consul.close();
  }
}
