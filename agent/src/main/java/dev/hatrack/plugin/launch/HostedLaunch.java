package dev.hatrack.plugin.launch;

import dev.hatrack.plugin.HostedPlugin;
import dev.hatrack.plugin.Launch;
import dev.hatrack.plugin.rpc.RpcServer;
import dev.hatrack.plugin.rpc.RpcServers;
import io.grpc.BindableService;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One launcher, its lease and the server that is its own.
final class HostedLaunch implements Launch {
  private static final Logger log = LoggerFactory.getLogger(HostedLaunch.class);

  /// What the answer to Shutdown has to get out before its server goes.
  private static final Executor SOON =
      CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);

  private final HostedPlugin plugin;
  private final Lease lease;
  private final Relays relays;
  private final RpcServer server;
  private volatile boolean staying;

  /// Serves the launcher and tells it where.
  ///
  /// @param socket does not exist yet
  /// @throws IOException when the launcher has gone already, or the socket can't be had
  HostedLaunch(
      HostedPlugin plugin,
      String version,
      Lease lease,
      Relays relays,
      RpcServers servers,
      Path socket)
      throws IOException {
    this.plugin = plugin;
    this.lease = lease;
    this.relays = relays;
    this.server = servers.open(socket, services(version));
    try {
      lease.greet(Handshake.line(socket));
    } catch (IOException e) {
      server.close();
      throw e;
    }
    log.info("Nomad launched the {} plugin ({})", plugin.kind().word(), socket.getFileName());
  }

  private List<BindableService> services(String version) {
    List<BindableService> services = new ArrayList<>(plugin.services(this));
    services.add(new BaseService(plugin.kind(), plugin.name(), version, () -> staying = true));
    services.add(new ControllerService(this::shutdown));
    services.add(new BrokerService());
    services.add(new StdioService());
    services.add(new HealthService());
    return services;
  }

  /// Never closes the server from within a call that it serves.
  private void shutdown() {
    endLease();
    SOON.execute(server::close);
  }

  void endLease() {
    lease.close();
  }

  /// After the lease has ended: streams are cut off then, none ends well.
  void closeServer() {
    server.close();
  }

  @Override
  public boolean live() {
    return lease.live();
  }

  @Override
  public boolean staying() {
    return staying;
  }

  @Override
  public OutputStream log(Path pipe) throws IOException {
    return relays.log(lease, pipe);
  }

  @Override
  public byte[] file(Path file, int most) throws IOException {
    return relays.file(lease, file, most);
  }
}
