package dev.hatrack.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
  private final String moreConfig;
  private final Path java;
  private final List<Integer> ports = FreePorts.take(3);
  private final NomadCalls calls;
  private Optional<GuardedProgram> program = Optional.empty();

  /// Chooses the ports and starts nothing. Skips the test where there is no root, see {@link
  /// Requirement}.
  ///
  /// @param consul where the Consul is that Nomad should join, there or not
  public NomadServer(TestBinaries binaries, URI consul) throws IOException {
    this(binaries, consul, "");
  }

  /// The same, with more configuration in HCL.
  public NomadServer(TestBinaries binaries, URI consul, String moreConfig) throws IOException {
    this(binaries, consul, moreConfig, Optional.empty());
  }

  /// The same, with access control.
  ///
  /// @param management the secret of its first token, a UUID, with which the test asks
  public NomadServer(
      TestBinaries binaries, URI consul, String moreConfig, Optional<String> management)
      throws IOException {
    Requirement.root("Nomad's exec and java drivers");
    this.binaries = binaries;
    this.consul = consul;
    this.moreConfig = moreConfig;
    this.java =
        Chroot.onPath("java").orElse(Path.of(System.getProperty("java.home"), "bin", "java"));
    this.calls = new NomadCalls(binaries.nomad(), address(), management);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + ports.get(0));
  }

  public NomadCalls calls() {
    return calls;
  }

  public LocalHttp http() {
    return calls.http();
  }

  /// Starts it with empty data and waits until its node takes jobs.
  public NomadServer start() throws IOException {
    Path directory = Files.createTempDirectory("hat-nomad-");
    Path config = directory.resolve("test.hcl");
    Files.createDirectory(directory.resolve("plugins"));
    Files.writeString(config, config(directory));
    Path more = Files.writeString(directory.resolve("more.hcl"), moreConfig);
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
                    "-config=" + more,
                    "-log-level=info")));
    if (calls.token().isPresent()) {
      bootstrap(calls.token().get());
    }
    Await.until("Nomad's node is ready", READY_WITHIN, this::ready);
    return this;
  }

  private void bootstrap(String management) {
    String body = "{\"BootstrapSecret\": \"%s\"}".formatted(management);
    try (var anybody = new LocalHttp(address())) {
      Await.until(
          "Nomad has its first token",
          READY_WITHIN,
          () -> anybody.send("POST", "/v1/acl/bootstrap", body).has("SecretID"));
    }
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
    for (String driver : DRIVERS) {
      var _ = calls.healthyDriver(driver);
    }
    return calls.takesJobs();
  }

  public String nodeId() throws IOException {
    return calls.nodeId();
  }

  /// The node's metadata, as the client itself has it.
  public JsonNode metadata() throws IOException {
    return calls.metadata();
  }

  /// A job's allocations that are running now.
  public List<String> running(String job) throws IOException {
    return calls.running(job);
  }

  /// Runs the `nomad` command against this agent and returns what it prints.
  ///
  /// @throws AssertionError when its exit status is not 0
  public String cli(String... arguments) throws IOException, InterruptedException {
    return calls.cli(arguments);
  }

  /// The process ID of the running program.
  public long pid() {
    return program.orElseThrow().pid();
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
    calls.close();
  }
}
