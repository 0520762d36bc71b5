package dev.hatrack.plugin.driver;

import dev.hatrack.plugin.HostedPlugin;
import dev.hatrack.plugin.Launch;
import io.grpc.BindableService;
import java.time.InstantSource;
import java.util.List;

/// The task driver `hat`: jobs that say `driver = "hat"` run inside the agent. Its tasks are shared
/// by all launches and outlive them.
public final class HatDriver implements HostedPlugin, AutoCloseable {
  /// What jobs call it.
  public static final String NAME = "hat";

  private final Tasks tasks;
  private final Fingerprints fingerprints;

  /// @param kinds what can be run
  /// @param hats how a task reaches the boards
  /// @param health what Nomad is told of the driver
  /// @param version the agent's
  public HatDriver(
      RunnableTasks kinds, Hats hats, DriverHealth health, String version, InstantSource time) {
    tasks = new Tasks(kinds, hats, time, new TaskEventStreams());
    fingerprints = new Fingerprints(health, version, kinds.labels());
  }

  @Override
  public Kind kind() {
    return Kind.DRIVER;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<BindableService> services(Launch launch) {
    return List.of(new DriverService(launch, tasks, fingerprints));
  }

  /// Ends all tasks, within a second or so, and starts no more. Nomad is not told that they ended:
  /// end the leases first, and it recovers them when the agent is back.
  @Override
  public void close() {
    tasks.close();
  }
}
