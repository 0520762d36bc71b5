package dev.hatrack.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks a Nomad agent, by its API and its command.
///
/// @param program the `nomad` command
/// @param token for an agent that asks for one
public record NomadCalls(Path program, URI address, Optional<String> token, LocalHttp http)
    implements AutoCloseable {
  public NomadCalls(Path program, URI address) {
    this(program, address, Optional.empty());
  }

  public NomadCalls(Path program, URI address, Optional<String> token) {
    this(program, address, token, new LocalHttp(address, token));
  }

  public String nodeId() throws IOException {
    return http.get("/v1/agent/self").path("stats").path("client").path("node_id").asText();
  }

  /// What the servers know of the node.
  public JsonNode node() throws IOException {
    return http.get("/v1/node/" + nodeId());
  }

  /// A driver of the node, as the servers know it.
  ///
  /// @throws IOException when it is not healthy, with Nomad's words
  public JsonNode healthyDriver(String driver) throws IOException {
    JsonNode state = node().path("Drivers").path(driver);
    if (!state.path("Healthy").asBoolean()) {
      throw new IOException(
          "driver " + driver + ": " + state.path("HealthDescription").asText("not there"));
    }
    return state;
  }

  /// Whether the node takes jobs.
  public boolean takesJobs() throws IOException {
    JsonNode node = node();
    return node.path("Status").asText().equals("ready")
        && node.path("SchedulingEligibility").asText().equals("eligible");
  }

  /// The node's metadata, as the client itself has it.
  public JsonNode metadata() throws IOException {
    return http.get("/v1/client/metadata").path("Meta");
  }

  /// A job's allocations, newest first.
  public List<JsonNode> allocations(String job) throws IOException {
    return http.get("/v1/job/" + job + "/allocations").valueStream().toList();
  }

  /// A job's allocations that are running now.
  public List<String> running(String job) throws IOException {
    return allocations(job).stream()
        .filter(allocation -> allocation.path("ClientStatus").asText().equals("running"))
        .map(allocation -> allocation.path("ID").asText())
        .toList();
  }

  /// Runs the `nomad` command against this agent and returns what it prints.
  ///
  /// @throws AssertionError when its exit status is not 0
  public String cli(String... arguments) throws IOException, InterruptedException {
    Answer answer = tryCli(arguments);
    if (answer.status() != 0) {
      throw new AssertionError(
          "nomad %s: %d\n%s"
              .formatted(String.join(" ", arguments), answer.status(), answer.output()));
    }
    return answer.output();
  }

  /// What the `nomad` command did.
  ///
  /// @param output both streams
  public record Answer(int status, String output) {}

  /// Runs the `nomad` command against this agent.
  public Answer tryCli(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("NOMAD_ADDR", address.toString());
    builder.environment().put("NOMAD_CLI_SHOW_HINTS", "false");
    token.ifPresent(secret -> builder.environment().put("NOMAD_TOKEN", secret));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), output);
  }

  @Override
  public void close() {
    http.close();
  }
}
