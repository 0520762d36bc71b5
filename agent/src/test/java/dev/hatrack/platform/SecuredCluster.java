package dev.hatrack.platform;

import dev.hatrack.cluster.ConsulServer;
import dev.hatrack.cluster.NomadServer;
import dev.hatrack.cluster.TestBinaries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// A Consul and a Nomad that deny what no token allows, with a token each that may do everything,
/// and nothing else in them.
final class SecuredCluster implements AutoCloseable {
  private final String management = UUID.randomUUID().toString();
  private final TestBinaries binaries;
  private final ConsulServer consul;
  private final NomadServer nomad;

  private SecuredCluster(TestBinaries binaries) throws IOException {
    this.binaries = binaries;
    consul = new ConsulServer(binaries, consulConfig(), Optional.of(management));
    nomad = new NomadServer(binaries, consul.address(), nomadConfig(), Optional.of(management));
  }

  static SecuredCluster start() throws IOException, InterruptedException {
    var cluster = new SecuredCluster(TestBinaries.find());
    try {
      cluster.consul.start();
      cluster.nomad.start();
      return cluster;
    } catch (IOException | AssertionError e) {
      cluster.close();
      throw e;
    }
  }

  private String consulConfig() {
    return """
    acl {
      enabled        = true
      default_policy = "deny"
      tokens {
        initial_management = "%1$s"
        agent              = "%1$s"
      }
    }
    """
        .formatted(management);
  }

  private String nomadConfig() {
    return """
    acl {
      enabled = true
    }
    consul {
      token = "%s"
      service_identity {
        aud = ["consul.io"]
        ttl = "1h"
      }
      task_identity {
        aud = ["consul.io"]
        ttl = "1h"
      }
    }
    """
        .formatted(management);
  }

  /// The secret that may do everything in both.
  String management() {
    return management;
  }

  ConsulServer consul() {
    return consul;
  }

  NomadServer nomad() {
    return nomad;
  }

  /// Where `consul` and `nomad` are.
  Path programs() {
    return binaries.directory();
  }

  @Override
  public void close() {
    nomad.close();
    consul.close();
  }
}
