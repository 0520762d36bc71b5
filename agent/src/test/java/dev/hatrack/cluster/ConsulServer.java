package dev.hatrack.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A Consul agent that is a server too, in memory and on loopback alone. Its ports stay the same
/// over restarts; its data never do.
public final class ConsulServer implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofSeconds(30);

  private final TestBinaries binaries;
  private final List<Integer> ports = FreePorts.take(5);
  private final String moreConfig;
  private final LocalHttp http;
  private Optional<GuardedProgram> program = Optional.empty();

  /// Chooses the ports and starts nothing.
  public ConsulServer(TestBinaries binaries) {
    this(binaries, "", Optional.empty());
  }

  /// The same, with more configuration in HCL.
  ///
  /// @param token the ACL token for what the test itself asks
  public ConsulServer(TestBinaries binaries, String moreConfig, Optional<String> token) {
    this.binaries = binaries;
    this.moreConfig = moreConfig;
    this.http = new LocalHttp(address(), token);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + ports.get(0));
  }

  public int dnsPort() {
    return ports.get(1);
  }

  public LocalHttp http() {
    return http;
  }

  /// Starts it with empty data and waits until it has a leader.
  public ConsulServer start() throws IOException {
    Path directory = Files.createTempDirectory("hat-consul-");
    Path config = directory.resolve("test.hcl");
    Files.writeString(config, config());
    Path more = Files.writeString(directory.resolve("more.hcl"), moreConfig);
    program =
        Optional.of(
            GuardedProgram.start(
                "consul",
                directory,
                Map.of(),
                List.of(
                    binaries.consul().toString(),
                    "agent",
                    "-dev",
                    "-config-file=" + config,
                    "-config-file=" + more,
                    "-log-level=info")));
    Await.until(
        "Consul has a leader", READY_WITHIN, () -> !http.get("/v1/catalog/nodes").isEmpty());
    return this;
  }

  private String config() {
    return """
    disable_update_check = true
    bind_addr            = "127.0.0.1"
    client_addr          = "127.0.0.1"
    ports {
      http     = %d
      dns      = %d
      server   = %d
      serf_lan = %d
      serf_wan = %d
      grpc     = -1
      grpc_tls = -1
    }
    """
        .formatted(ports.toArray());
  }

  /// The process ID of the running program.
  public long pid() {
    return program.orElseThrow().pid();
  }

  /// Stops it as `systemctl stop` does.
  public void stop() {
    program.ifPresent(GuardedProgram::close);
    program = Optional.empty();
  }

  /// Kills it with SIGKILL.
  public void kill() {
    program.ifPresent(GuardedProgram::kill);
    program = Optional.empty();
  }

  /// The IDs of all services of the local agent whose name begins so.
  public Set<String> services(String namePrefix) throws IOException {
    Set<String> ids = new TreeSet<>();
    for (JsonNode service : http.get("/v1/agent/services")) {
      if (service.path("Service").asText().startsWith(namePrefix)) {
        ids.add(service.path("ID").asText());
      }
    }
    return ids;
  }

  /// The status of a service's check: `passing`, `critical`; nothing where there is none.
  public Optional<String> check(String serviceId) throws IOException {
    String status =
        http.get("/v1/agent/checks").path("service:" + serviceId).path("Status").asText("");
    return Optional.of(status).filter(text -> !text.isEmpty());
  }

  /// The addresses that Consul's DNS gives for a name.
  public List<String> addresses(String name) throws IOException {
    return DnsQuery.ask(dnsPort(), name, DnsQuery.Type.A);
  }

  /// The SRV records that Consul's DNS gives for a name: priority, weight, port, target.
  public List<String> locations(String name) throws IOException {
    return DnsQuery.ask(dnsPort(), name, DnsQuery.Type.SRV);
  }

  @Override
  public void close() {
    stop();
    http.close();
  }
}
