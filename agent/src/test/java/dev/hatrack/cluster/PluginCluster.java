package dev.hatrack.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A Consul, a Nomad that loads the agent's plugins, and an agent without rights. Nomad and the
/// agent are there, and not yet started.
public final class PluginCluster implements AutoCloseable {
  private static final Duration PLACED_WITHIN = Duration.ofSeconds(40);
  private static final String BOARDS =
      "[{board: scroll-hat-mini, simulated: true}, {board: sense-hat, simulated: true},"
          + " {board: inky-phat, simulated: true, panel: yellow-250x122, refresh: 1s}]";

  private final TestBinaries binaries;
  private final ConsulServer consul;
  private final NomadNode nomad;
  private final PluginAgent agent;

  public PluginCluster() throws IOException, InterruptedException {
    binaries = TestBinaries.find();
    consul = new ConsulServer(binaries);
    consul.start();
    nomad = new NomadNode(binaries, consul.address());
    agent = new PluginAgent(consul.address(), nomad.address(), BOARDS);
  }

  /// Starts the agent and Nomad, and waits until Nomad takes jobs for every driver.
  public PluginCluster start() throws IOException {
    agent.start();
    nomad.launch(agent).awaitReady();
    return this;
  }

  NomadNode nomad() {
    return nomad;
  }

  public NomadCalls calls() {
    return nomad.calls();
  }

  PluginAgent agent() {
    return agent;
  }

  /// What a person has in the environment who types `consul`, `nomad` and `hatrack` here.
  public Map<String, String> environment() {
    return Map.of(
        "CONSUL_HTTP_ADDR", consul.address().toString(),
        "NOMAD_ADDR", nomad.address().toString(),
        "HATRACK_ADDR", agent.address().toString(),
        "HATRACK_TOKEN", AgentSettings.TOKEN);
  }

  /// Which port stands here for each of the usual ones.
  public Map<String, String> ports() {
    return Map.of(
        "7070", String.valueOf(agent.address().getPort()),
        "8500", String.valueOf(consul.address().getPort()),
        "8600", String.valueOf(consul.dnsPort()),
        "4646", String.valueOf(nomad.address().getPort()));
  }

  /// The directory of `consul` and `nomad`.
  public Path programs() {
    return binaries.directory();
  }

  static String jobFile(String job) {
    return Path.of("..", "nomad-jobs", job + ".nomad").toString();
  }

  /// Runs one of our jobs.
  void run(String job, String... options) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("job", "run", "-detach"));
    arguments.addAll(List.of(options));
    arguments.add(jobFile(job));
    var _ = calls().cli(arguments.toArray(String[]::new));
  }

  /// Runs a job written in a test.
  void runText(Path directory, String name, String text) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve(name + ".nomad"), text);
    var _ = calls().cli("job", "run", "-detach", file.toString());
  }

  /// Who is shown on the first LED matrix; empty when nobody is.
  String shown() throws IOException {
    return String.join(" ", agent.leds().shown());
  }

  /// The one allocation of a job that runs.
  String onlyRunning(String job) {
    return Await.value(
        job + " runs",
        PLACED_WITHIN,
        () -> calls().running(job).stream().reduce((_, _) -> "several"));
  }

  /// How often Nomad has restarted a task.
  int restarts(String allocation, String task) throws IOException {
    return calls()
        .http()
        .get("/v1/allocation/" + allocation)
        .path("TaskStates")
        .path(task)
        .path("Restarts")
        .asInt();
  }

  /// Everything that Nomad says has happened to the tasks of a job.
  String events(String job) throws IOException {
    StringBuilder all = new StringBuilder();
    for (JsonNode allocation : calls().allocations(job)) {
      allocation
          .path("TaskStates")
          .forEach(
              task ->
                  task.path("Events")
                      .forEach(
                          event -> all.append(event.path("DisplayMessage").asText()).append('\n')));
    }
    return all.toString();
  }

  /// The jobs that a periodic or parameterized one has made.
  Stream<String> children(String job) throws IOException {
    return calls()
        .http()
        .get("/v1/jobs?prefix=" + job + "/")
        .valueStream()
        .map(child -> child.path("ID").asText());
  }

  /// Whether every allocation of a job has ended well.
  boolean complete(String job) {
    try {
      List<JsonNode> all = calls().allocations(URLEncoder.encode(job, StandardCharsets.UTF_8));
      return !all.isEmpty()
          && all.stream()
              .allMatch(allocation -> allocation.path("ClientStatus").asText().equals("complete"));
    } catch (IOException _) {
      return false;
    }
  }

  /// The node's devices, as `vendor/type/name`.
  List<String> devices() throws IOException {
    List<String> found = new ArrayList<>();
    for (JsonNode device : calls().node().path("NodeResources").path("Devices")) {
      found.add(
          "%s/%s/%s"
              .formatted(
                  device.path("Vendor").asText(),
                  device.path("Type").asText(),
                  device.path("Name").asText()));
    }
    return found;
  }

  /// What the agent answers to the tester who wants to draw on the first LED matrix.
  JsonNode tryToDraw() throws IOException {
    return agent.http().answer("POST", "/hat/leds/text", "{\"text\": \"me\"}");
  }

  @Override
  public void close() {
    try (consul;
        agent) {
      nomad.close();
    }
  }
}
