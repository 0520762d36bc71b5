package dev.hatrack.nomad;

import dev.hatrack.access.AllocationDirectory;
import dev.hatrack.access.DeviceUsers;
import dev.hatrack.access.KeySetSource;
import dev.hatrack.board.Rack;
import dev.hatrack.hat.Holder;
import dev.hatrack.surface.Surfaces;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/// Everything that goes on between this agent and the local Nomad: the node's metadata says what is
/// there, claims end with their tasks, identities can be checked. Nomad need not be there, and may
/// come and go.
public final class NomadLink implements AutoCloseable {
  private final boolean enabled;
  private final NomadHttp http;
  private final NodeMetadata metadata;
  private final AllocationWatch watch;
  private final KnownAllocations known;
  private final TaskCgroups cgroups;
  private volatile Runnable whenJoined = () -> {};
  private volatile boolean started;

  /// @param api where this agent's API is reached by jobs
  /// @param cgroups where cgroups are mounted: `/sys/fs/cgroup`
  /// @param timeOfDay the clock that Nomad on this node goes by
  /// @param steady a clock that does not jump
  /// @throws IllegalArgumentException when the configuration makes no sense or its files are
  ///   missing
  public NomadLink(
      NomadConfig config,
      Rack rack,
      Surfaces surfaces,
      URI api,
      Path cgroups,
      InstantSource timeOfDay,
      InstantSource steady) {
    this.enabled = config.enabled() != NomadConfig.Enabled.FALSE;
    this.http = new NomadHttp(config);
    this.metadata =
        new NodeMetadata(
            new ClientMetadata(http),
            rack,
            api,
            new Presence(config, "node metadata", ClientMetadata.POLICY),
            this::joined);
    this.watch =
        new AllocationWatch(
            http,
            surfaces,
            new Presence(config, "allocations", AgentSelf.POLICY + " " + NodeAllocations.POLICY),
            timeOfDay,
            this::answers);
    this.known =
        new KnownAllocations(
            watch::known,
            new Allocations(http),
            new Presence(config, "first use of an allocation", Allocations.POLICY),
            steady);
    this.cgroups = new TaskCgroups(cgroups, surfaces, steady);
  }

  /// Where the keys of workload identities come from.
  public KeySetSource keys() {
    if (!enabled) {
      return () -> {
        throw new IOException("nomad.enabled is false");
      };
    }
    return new JsonWebKeys(http);
  }

  /// Which tasks may draw. Every task that is asked for is watched from then on.
  public AllocationDirectory allocations() {
    return new AllocationDirectory() {
      @Override
      public State stateOf(Holder.AllocatedTask task) {
        if (!started) {
          return State.UNKNOWN;
        }
        cgroups.asking(task);
        return known.stateOf(task);
      }

      @Override
      public boolean knows(Holder.AllocatedTask task) {
        return !started || known.knows(task);
      }
    };
  }

  /// Which tasks of this node were given boards. Nobody can say before {@link #start}.
  public DeviceUsers devices() {
    return new AllocatedDevices(watch);
  }

  /// Begins, unless the configuration says to leave Nomad alone.
  ///
  /// @param whenJoined called each time that Nomad answers after it did not, perhaps more than once
  public void start(Runnable whenJoined) {
    if (enabled) {
      this.whenJoined = whenJoined;
      started = true;
      metadata.start();
      watch.start();
      cgroups.start();
    }
  }

  /// The watch is the first to learn that Nomad is back, because it waits for its word.
  private void answers() {
    metadata.look();
    joined();
  }

  private void joined() {
    whenJoined.run();
  }

  /// Takes the node's metadata back, as far as Nomad answers within a few seconds. Also for an
  /// agent that has crashed, without {@link #start}.
  public void withdraw() {
    if (enabled) {
      metadata.withdraw();
    }
  }

  @Override
  public void close() {
    if (started) {
      started = false;
      cgroups.close();
      watch.close();
      metadata.close();
    }
    http.close();
  }
}
