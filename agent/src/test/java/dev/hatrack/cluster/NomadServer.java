package dev.hatrack.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Nomad agent that is server and client, in memory and on loopback alone, with the `java` and
/// `exec` drivers. Its port stays the same over restarts; its jobs, its metadata and its node ID
/// never do. Needs root.
public final class NomadServer implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final List<String> DRIVERS = List.of("exec", "java");

  private final TestBinaries binaries;
  private final URI consul;
  private final Path java;
  private final List<Integer> ports = FreePorts.take(3);
  private final LocalHttp http = new LocalHttp(address());
  private Optional<GuardedProgram> program = Optional.empty();

  /// Chooses the ports and starts nothing. Skips the test where there is no root, see {@link
  /// Requirement}.
  ///
  /// @param consul where the Consul is that Nomad should join, there or not
  public NomadServer(TestBinaries binaries, URI consul) throws IOException {
    Requirement.that(
        Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
        "Nomad's exec and java drivers need root; run the tests as root");
    this.binaries = binaries;
    this.consul = consul;
    this.java =
        Chroot.onPath("java").orElse(Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + ports.get(0));
  }

  public LocalHttp http() {
    return http;
  }

  /// Starts it with empty data and waits until its node takes jobs.
  public NomadServer start() throws IOException {
    Path directory = Files.createTempDirectory("hat-nomad-");
    Path config = directory.resolve("test.hcl");
    Files.createDirectory(directory.resolve("plugins"));
    Files.writeString(config, config(directory));
    program =
        Optional.of(
            GuardedProgram.start(
                "nomad",
                directory,
                Map.of("PATH", java.getParent() + File.pathSeparator + System.getenv("PATH")),
                List.of(
                    binaries.nomad().toString(),
                    "agent",
                    "-dev",
                    "-config=" + config,
                    "-log-level=info")));
    Await.until("Nomad's node is ready", READY_WITHIN, this::ready);
    return this;
  }

  private String config(Path directory) throws IOException {
    return """
    disable_update_check = true
    bind_addr            = "127.0.0.1"
    plugin_dir           = "%1$s/plugins"
    ports {
      http = %2$d
      rpc  = %3$d
      serf = %4$d
    }
    consul {
      address = "%5$s"
    }
    client {
      alloc_dir = "%1$s/alloc"
      state_dir = "%1$s/state"
      options {
        "driver.allowlist"       = "%6$s"
        "driver.raw_exec.enable" = "false"
        "fingerprint.denylist"   = "env_aws,env_azure,env_gce,env_digitalocean"
      }
    %7$s
    }
    """
        .formatted(
            directory,
            ports.get(0),
            ports.get(1),
            ports.get(2),
            consul.getAuthority(),
            String.join(",", DRIVERS),
            Chroot.of(java).hcl());
  }

  private boolean ready() throws IOException {
    JsonNode node = http.get("/v1/node/" + nodeId());
    for (String driver : DRIVERS) {
      JsonNode state = node.path("Drivers").path(driver);
      if (!state.path("Healthy").asBoolean()) {
        throw new IOException(
            "driver " + driver + ": " + state.path("HealthDescription").asText("not there"));
      }
    }
    return node.path("Status").asText().equals("ready")
        && node.path("SchedulingEligibility").asText().equals("eligible");
  }

  public String nodeId() throws IOException {
    return http.get("/v1/agent/self").path("stats").path("client").path("node_id").asText();
  }

  /// The node's metadata whose keys begin so, as the client itself has them.
  public JsonNode metadata() throws IOException {
    return http.get("/v1/client/metadata").path("Meta");
  }

  /// A job's allocations that are running now.
  public List<String> running(String job) throws IOException {
    List<String> ids = new ArrayList<>();
    for (JsonNode allocation : http.get("/v1/job/" + job + "/allocations")) {
      if (allocation.path("ClientStatus").asText().equals("running")) {
        ids.add(allocation.path("ID").asText());
      }
    }
    return ids;
  }

  /// Runs the `nomad` command against this agent and returns what it prints.
  ///
  /// @throws AssertionError when its exit status is not 0
  public String cli(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(binaries.nomad().toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("NOMAD_ADDR", address().toString());
    builder.environment().put("NOMAD_CLI_SHOW_HINTS", "false");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + status + "\n" + output);
    }
    return output;
  }

  /// Stops it as `systemctl stop` does; its tasks end too.
  public void stop() {
    program.ifPresent(GuardedProgram::close);
    program = Optional.empty();
  }

  /// Kills it with SIGKILL, and its tasks after it.
  public void kill() {
    program.ifPresent(GuardedProgram::kill);
    program = Optional.empty();
  }

  @Override
  public void close() {
    stop();
    http.close();
  }
}
