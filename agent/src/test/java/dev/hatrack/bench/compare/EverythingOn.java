package dev.hatrack.bench.compare;

import dev.hatrack.plugin.rpc.UnixChannel;
import dev.hatrack.plugin.wire.driver.DriverGrpc;
import dev.hatrack.plugin.wire.driver.TaskConfigSchemaRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An agent with four simulated boards, registered with a real Consul, whose driver plugin is open:
/// its launcher runs, and the gRPC service was asked something, as Nomad does. Consul runs on the
/// other core.
final class EverythingOn implements AutoCloseable {
  private static final List<String> BOARDS =
      List.of("scroll-phat-hd", "scroll-hat-mini", "sense-hat", "inky-phat");
  private static final String COOKIE =
      "e4327c2e01eabfd75a8a67adb114fb34a757d57eee7728d857a8cec6e91a7255";

  /// Of the handshake's line, where the socket is.
  private static final int SOCKET_FIELD = 3;

  private final Deque<Process> started = new ArrayDeque<>();
  private final AgentFiles files = new AgentFiles();
  private Optional<Server> server = Optional.empty();

  private EverythingOn() throws IOException {}

  /// As installed.
  static EverythingOn start() throws IOException, InterruptedException {
    return start(config -> Side.agent("Hatrack", config));
  }

  /// @param agent what it is, given its configuration
  static EverythingOn start(Function<Path, Side> agent) throws IOException, InterruptedException {
    EverythingOn everything = new EverythingOn();
    try {
      everything.begin(agent);
      return everything;
    } catch (IOException | InterruptedException | RuntimeException e) {
      everything.close();
      throw e;
    }
  }

  Server server() {
    return server.orElseThrow();
  }

  private void begin(Function<Path, Side> agent) throws IOException, InterruptedException {
    Path config =
        files.config(
            "everything", BOARDS, "{ address: \"http://127.0.0.1:%d\" }".formatted(consul()));
    server = Optional.of(agent.apply(config).start());
    try (UnixChannel channel = new UnixChannel(plugin())) {
      var _ =
          DriverGrpc.newBlockingStub(channel.channel())
              .taskConfigSchema(TaskConfigSchemaRequest.getDefaultInstance());
    }
  }

  /// A Consul of its own, in memory.
  ///
  /// @return its HTTP port
  private int consul() throws IOException, InterruptedException {
    String directory = Side.output(List.of("tools/consul-nomad"));
    int port = freePort();
    Process consul =
        start(
            new ProcessBuilder(
                directory + "/consul",
                "agent",
                "-dev",
                "-bind=127.0.0.1",
                "-http-port=" + port,
                "-hcl=disable_update_check = true",
                "-hcl=ports { grpc = -1 grpc_tls = -1 dns = -1 serf_wan = -1 }",
                "-hcl=ports { serf_lan = %d server = %d }".formatted(freePort(), freePort())));
    if (!consul.isAlive()) {
      throw new IOException("Consul ended at once");
    }
    return port;
  }

  private Path plugin() throws IOException {
    ProcessBuilder launcher =
        new ProcessBuilder(
            "agent/src/main/launchers/hatrack-driver", "--dir", files.plugins().toString());
    launcher.environment().put("NOMAD_PLUGIN_MAGIC_COOKIE", COOKIE);
    Process process = launcher.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    started.push(process);
    String handshake =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (handshake == null) {
      throw new IOException("the driver's launcher ended without a handshake");
    }
    return Path.of(handshake.split("\\|", -1)[SOCKET_FIELD]);
  }

  private Process start(ProcessBuilder builder) throws IOException {
    Process process =
        builder
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    started.push(process);
    return process;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    server.ifPresent(Server::close);
    started.forEach(Server::end);
    files.close();
  }
}
