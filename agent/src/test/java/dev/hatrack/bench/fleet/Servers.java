package dev.hatrack.bench.fleet;

import dev.hatrack.cluster.ConsulServer;
import dev.hatrack.cluster.NomadServer;
import dev.hatrack.cluster.TestBinaries;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// One real Consul and one real Nomad on loopback, both in memory. Everybody comes from one address
/// here, so their limits on connections from one address are off.
final class Servers implements AutoCloseable {
  private static final String ANY_NUMBER = "limits { http_max_conns_per_client = 0 }\n";

  final ConsulServer consul;
  final NomadServer nomad;

  Servers() throws IOException, InterruptedException {
    TestBinaries binaries = TestBinaries.find();
    consul = new ConsulServer(binaries, ANY_NUMBER, Optional.empty()).start();
    nomad = new NomadServer(binaries, consul.address(), ANY_NUMBER).start();
  }

  /// What both have used of the processor so far.
  record Cpu(Duration consul, Duration nomad) {
    Cpu since(Cpu before) {
      return new Cpu(consul.minus(before.consul), nomad.minus(before.nomad));
    }
  }

  Cpu cpu() {
    return new Cpu(of(consul.pid()), of(nomad.pid()));
  }

  private static Duration of(long pid) {
    return ProcessHandle.of(pid).flatMap(it -> it.info().totalCpuDuration()).orElse(Duration.ZERO);
  }

  /// Nothing of theirs is worth an orderly end.
  @Override
  public void close() {
    nomad.kill();
    nomad.close();
    consul.kill();
    consul.close();
  }
}
