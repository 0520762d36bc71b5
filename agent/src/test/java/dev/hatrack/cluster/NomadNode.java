package dev.hatrack.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A Nomad agent that is server and client on loopback, as it is installed on a Pi: its state is on
/// disk, and it loads the agent's plugins by their launchers. It can be killed and comes back.
final class NomadNode implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofSeconds(90);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final List<String> DRIVERS = List.of("exec", "java", "raw_exec", "hat");
  private static final Path LAUNCHERS = Path.of("src", "main", "launchers");

  private final TestBinaries binaries;
  private final URI consul;
  private final List<Integer> ports = FreePorts.take(3);
  private final Path java;
  private final NomadCalls calls;
  private final Path directory;
  private Optional<RestartableProgram> program = Optional.empty();

  /// Starts nothing yet. Skips the test where there is no root, see {@link Requirement}.
  NomadNode(TestBinaries binaries, URI consul) throws IOException {
    Requirement.root("Nomad's task drivers");
    this.binaries = binaries;
    this.consul = consul;
    this.java =
        Chroot.onPath("java").orElse(Path.of(System.getProperty("java.home"), "bin", "java"));
    this.calls =
        new NomadCalls(binaries.nomad(), URI.create("http://127.0.0.1:" + ports.getFirst()));
    this.directory = Files.createTempDirectory("hat-nomad-");
  }

  /// Starts it, the first time or again. Does not wait until it is ready.
  ///
  /// @param agent whose plugins it loads
  NomadNode launch(PluginAgent agent) throws IOException {
    if (program.isPresent()) {
      program.get().again();
      return this;
    }
    Path config = directory.resolve("test.hcl");
    Path launchers = Files.createDirectory(directory.resolve("plugins"));
    for (String launcher : List.of("hatrack-driver", "hatrack-device")) {
      Path file = Files.copy(LAUNCHERS.resolve(launcher), launchers.resolve(launcher));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.writeString(config, config(agent));
    program =
        Optional.of(
            RestartableProgram.start(
                "nomad-node",
                directory,
                Map.of("PATH", java.getParent() + ":" + System.getenv("PATH")),
                List.of(
                    binaries.nomad().toString(),
                    "agent",
                    "-config=" + config,
                    "-log-level=debug")));
    return this;
  }

  /// Waits until its node takes jobs for every driver.
  NomadNode awaitReady() {
    Await.until("Nomad's node is ready", READY_WITHIN, this::ready);
    return this;
  }

  private boolean ready() throws IOException {
    for (String driver : DRIVERS) {
      var _ = calls.healthyDriver(driver);
    }
    return calls.takesJobs();
  }

  private String config(PluginAgent agent) throws IOException {
    return """
    disable_update_check = true
    bind_addr            = "127.0.0.1"
    data_dir             = "%1$s/data"
    plugin_dir           = "%1$s/plugins"
    ports {
      http = %2$d
      rpc  = %3$d
      serf = %4$d
    }
    advertise {
      http = "127.0.0.1:%2$d"
      rpc  = "127.0.0.1:%3$d"
      serf = "127.0.0.1:%4$d"
    }
    consul {
      address = "%5$s"
    }
    telemetry {
      publish_allocation_metrics = true
      collection_interval        = "1s"
    }
    server {
      enabled          = true
      bootstrap_expect = 1
      raft_multiplier  = 1
      # so that a job of higher priority may take the board of one of lower
      default_scheduler_config {
        preemption_config {
          service_scheduler_enabled = true
          batch_scheduler_enabled   = true
        }
      }
    }
    client {
      enabled           = true
      network_interface = "lo"
      servers           = ["127.0.0.1:%3$d"]
      alloc_dir         = "%1$s/alloc"
      state_dir         = "%1$s/state"
      options {
        "driver.allowlist"     = "exec,java,raw_exec,hat"
        "fingerprint.denylist" = "env_aws,env_azure,env_gce,env_digitalocean"
      }
    %6$s
    }
    plugin "raw_exec" {
      config {
        enabled = true
      }
    }
    plugin "hatrack-driver" {
      args = ["--dir", "%7$s", "--command", "%8$s"]
    }
    plugin "hatrack-device" {
      args = ["--dir", "%7$s", "--command", "%8$s"]
    }
    """
        .formatted(
            directory,
            ports.get(0),
            ports.get(1),
            ports.get(2),
            consul.getAuthority(),
            Chroot.of(java).hcl(),
            agent.plugins(),
            agent.command());
  }

  NomadCalls calls() {
    return calls;
  }

  URI address() {
    return calls.address();
  }

  /// SIGKILL: its plugins' launchers and its tasks run on.
  void kill() {
    program.orElseThrow().kill();
  }

  /// Kills the launchers that it started, as a reboot would.
  void killLaunchers() throws IOException {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      all.filter(this::isLauncher).forEach(ProcessHandle::destroyForcibly);
    }
    Await.until("the launchers are gone", SOON, () -> launchers() == 0);
  }

  private long launchers() {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(this::isLauncher).count();
    }
  }

  private boolean isLauncher(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(directory + "/plugins/hatrack-");
  }

  /// As `systemctl stop` does.
  void stop() {
    program.orElseThrow().stop();
  }

  @Override
  public void close() {
    program.ifPresent(RestartableProgram::close);
    calls.close();
  }
}
