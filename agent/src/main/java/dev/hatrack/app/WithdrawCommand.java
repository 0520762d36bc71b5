package dev.hatrack.app;

import dev.hatrack.board.Rack;
import dev.hatrack.consul.ConsulRegistration;
import dev.hatrack.nomad.NomadLink;
import dev.hatrack.surface.SteadyClock;
import dev.hatrack.surface.Surfaces;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `hatrack withdraw`: what the unit runs after an agent that could not do it any more.
@Command(
    name = "withdraw",
    description =
        "Takes back what a crashed agent left in Consul and Nomad: its own services, and the node's"
            + " hat.* metadata.",
    mixinStandardHelpOptions = true)
final class WithdrawCommand implements Callable<Integer> {
  private static final Path NO_CGROUPS = Path.of("/nonexistent");

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() throws IOException {
    AgentConfig config = this.config.load().config();
    try (StateLock _ = lock(config)) {
      withdraw(config);
    }
    return 0;
  }

  /// An agent that runs would put everything back within seconds.
  private static StateLock lock(AgentConfig config) {
    try {
      return StateLock.ofFormer(config.state().directory());
    } catch (ConfigException e) {
      throw new ConfigException(
          "an agent runs, and takes back what it registered when it is stopped:"
              + " sudo systemctl stop hatrack",
          e);
    }
  }

  private static String id(AgentConfig config) {
    return KeptId.of(
        config.id(),
        config.state().directory(),
        HttpSection.hostName(),
        MachineMark.of(Path.of("/")));
  }

  private static void withdraw(AgentConfig config) {
    InstantSource steady = new SteadyClock();
    URI nowhere =
        URI.create(Reachable.url(config.http(), config.http().address(), config.http().port()));
    Rack empty = new Rack(List.of());
    Surfaces surfaces = new Surfaces(empty, steady);
    try (ConsulRegistration consul =
            new ConsulRegistration(config.consul(), id(config), nowhere, empty);
        NomadLink nomad =
            new NomadLink(
                config.nomad(),
                empty,
                surfaces,
                nowhere,
                NO_CGROUPS,
                InstantSource.system(),
                steady)) {
      nomad.withdraw();
      consul.withdraw();
    }
  }
}
