package dev.hatrack.bench.fleet;

import dev.hatrack.access.NomadKeys;
import dev.hatrack.client.TlsConfig;
import dev.hatrack.consul.ConsulConfig;
import dev.hatrack.consul.ConsulRegistration;
import dev.hatrack.nomad.NomadConfig;
import dev.hatrack.nomad.NomadLink;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// What one agent does with Consul and Nomad, wired as the agent wires it. The rest of it is not
/// there.
final class Member implements AutoCloseable {
  private static final Path NO_CGROUPS = Path.of("/nonexistent");

  private final ConsulRegistration consul;
  private final NomadLink nomad;
  private final NomadKeys keys;

  Member(int number, URI consulAddress, URI nomadAddress, OneBoard board) {
    String id = "fleet-%05d".formatted(number);
    URI api = URI.create("http://10.77.%d.%d:7070/".formatted(number / 250, number % 250 + 1));
    var consulConfig =
        ConsulConfig.defaults()
            .fromEnvironment(Map.of("CONSUL_HTTP_ADDR", consulAddress.toString()));
    var nomadConfig =
        new NomadConfig(
            NomadConfig.Enabled.AUTO,
            Optional.of(nomadAddress.toString()),
            Optional.empty(),
            TlsConfig.defaults());
    InstantSource steady = board.steady();
    consul = new ConsulRegistration(consulConfig, id, api, board.rack());
    nomad =
        new NomadLink(
            nomadConfig,
            board.rack(),
            board.surfaces(),
            api,
            NO_CGROUPS,
            InstantSource.system(),
            steady);
    keys = new NomadKeys(nomad.keys(), steady);
  }

  void start() {
    nomad.start(keys::refresh);
    consul.start();
  }

  @Override
  public void close() {
    consul.close();
    nomad.close();
  }
}
