package dev.hatrack.plugin.launch;

import dev.hatrack.plugin.HostedPlugin;
import dev.hatrack.plugin.rpc.RpcServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves Nomad's launchers: each gets a socket of its own, and ends when its lease does.
public final class Launches implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Launches.class);
  private static final int LOOK_SECONDS = 10;

  private final LaunchDirectory directory;
  private final String version;
  private final Relays relays;
  private final RpcServers servers = new RpcServers();
  private final List<HostedLaunch> launches = new CopyOnWriteArrayList<>();
  private final List<Door> doors;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("launches").factory());

  private Launches(LaunchDirectory directory, List<HostedPlugin> plugins, String version) {
    this.directory = directory;
    this.version = version;
    this.relays = new Relays(directory.path());
    this.doors =
        plugins.stream()
            .map(
                plugin ->
                    new Door(directory.next(plugin.kind().word()), lease -> welcome(plugin, lease)))
            .toList();
  }

  /// Waits for launchers from now on.
  ///
  /// @param directory is made where its parent is there
  /// @param plugins one of a kind
  /// @param version the agent's
  /// @throws IOException when the directory can't be had
  public static Launches open(Path directory, List<HostedPlugin> plugins, String version)
      throws IOException {
    Launches launches = new Launches(LaunchDirectory.take(directory), plugins, version);
    launches.doors.forEach(Door::open);
    var unused =
        launches.rounds.scheduleWithFixedDelay(
            launches::forgetTheGone, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    return launches;
  }

  private void welcome(HostedPlugin plugin, Lease lease) {
    forgetTheGone();
    try {
      Path socket = directory.newSocket(plugin.kind().word());
      launches.add(new HostedLaunch(plugin, version, lease, relays, servers, socket));
    } catch (IOException | RuntimeException e) {
      log.warn("a launcher of the {} plugin was not served", plugin.kind().word(), e);
      lease.close();
    }
  }

  private void forgetTheGone() {
    List<HostedLaunch> gone = launches.stream().filter(launch -> !launch.live()).toList();
    launches.removeAll(gone);
    gone.forEach(HostedLaunch::endLease);
    gone.forEach(HostedLaunch::closeServer);
  }

  /// Launchers end first: Nomad must see them go before it sees their streams go.
  @Override
  public void close() {
    rounds.shutdownNow();
    doors.forEach(Launches::quietly);
    launches.forEach(HostedLaunch::endLease);
    launches.forEach(HostedLaunch::closeServer);
    servers.close();
    quietly(directory);
  }

  private static void quietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      log.warn("{} did not end well", part.getClass().getSimpleName(), e);
    }
  }
}
