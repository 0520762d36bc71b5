package dev.hatrack.plugin.launch;

import dev.hatrack.plugin.HostedPlugin;
import dev.hatrack.plugin.Launch;
import io.grpc.BindableService;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A plugin with nothing of its own; it keeps the launches that it is told of.
record SilentPlugin(Kind kind, BlockingQueue<Launch> launches) implements HostedPlugin {
  SilentPlugin(Kind kind) {
    this(kind, new LinkedBlockingQueue<>());
  }

  @Override
  public String name() {
    return HostedPlugin.nameOf(kind);
  }

  @Override
  public List<BindableService> services(Launch launch) {
    launches.add(launch);
    return List.of();
  }
}
