package dev.hatrack.plugin.device;

import dev.hatrack.plugin.HostedPlugin;
import dev.hatrack.plugin.Launch;
import io.grpc.BindableService;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// A launch that does nothing for the agent.
final class NoLaunch implements Launch {
  BindableService serviceOf(HostedPlugin plugin) {
    return plugin.services(this).getFirst();
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public boolean staying() {
    return true;
  }

  @Override
  public OutputStream log(Path pipe) throws IOException {
    throw new IOException("no launcher");
  }

  @Override
  public byte[] file(Path file, int most) throws IOException {
    throw new IOException("no launcher");
  }
}
