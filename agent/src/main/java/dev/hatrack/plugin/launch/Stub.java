package dev.hatrack.plugin.launch;

import dev.hatrack.plugin.HostedPlugin;
import dev.hatrack.plugin.rpc.RpcServer;
import dev.hatrack.plugin.rpc.RpcServers;
import io.grpc.BindableService;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What Nomad gets where the agent is not running: a plugin that says so, so that Nomad starts and
/// tells it. It ends when the agent comes, and Nomad launches the plugin again.
public final class Stub {
  private static final Path RUN = Path.of("/run");
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final HostedPlugin.Kind kind;
  private final String version;
  private final CountDownLatch end = new CountDownLatch(1);

  public Stub(HostedPlugin.Kind kind, String version) {
    this.kind = kind;
    this.version = version;
  }

  /// Serves until the agent comes or Nomad has enough.
  ///
  /// @param directory where the agent would be
  /// @param out what Nomad reads the handshake from
  public void serve(Path directory, PrintStream out) throws IOException, InterruptedException {
    Path home = home();
    try (RpcServers servers = new RpcServers();
        RpcServer server = servers.open(home.resolve("stub.sock"), services())) {
      out.println(Handshake.line(server.socket()));
      out.flush();
      Path next = directory.resolve(kind.word() + ".next");
      Thread.ofPlatform().daemon().name("look").start(() -> look(next));
      end.await();
    } finally {
      Files.deleteIfExists(home);
    }
  }

  private static Path home() throws IOException {
    return Files.isWritable(RUN)
        ? Files.createTempDirectory(RUN, "hatrack-stub-")
        : Files.createTempDirectory("hatrack-stub-");
  }

  private List<BindableService> services() {
    return List.of(
        new BaseService(kind, HostedPlugin.nameOf(kind), version, () -> {}),
        switch (kind) {
          case DRIVER -> new StubDriver();
          case DEVICE -> new StubDevices();
        },
        new ControllerService(end::countDown),
        new BrokerService(),
        new StdioService(),
        new HealthService());
  }

  /// Opening the agent's pipe waits until the agent has opened it too, so a pipe that an agent left
  /// behind ends nothing.
  private void look(Path next) {
    try {
      while (!Files.exists(next)) {
        if (end.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      FileChannel.open(next, StandardOpenOption.READ).close();
    } catch (IOException e) {
      // It went away again; Nomad's next launch finds out more.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end.countDown();
  }
}
