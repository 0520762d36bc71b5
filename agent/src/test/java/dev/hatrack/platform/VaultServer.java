package dev.hatrack.platform;

import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.FreePorts;
import dev.hatrack.cluster.GuardedProgram;
import dev.hatrack.cluster.LocalHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Vault in memory, unsealed, on loopback alone.
final class VaultServer implements AutoCloseable {
  private static final String ROOT = "the-tester's-root-token";
  private static final Duration READY_WITHIN = Duration.ofSeconds(30);

  private final URI address = URI.create("http://127.0.0.1:" + FreePorts.take(1).getFirst());
  private final LocalHttp http = new LocalHttp(address, Optional.of(ROOT));
  private final ExtendedBinaries binaries;
  private final GuardedProgram program;

  /// Starts it and waits until it answers.
  VaultServer(ExtendedBinaries binaries) throws IOException {
    this.binaries = binaries;
    program =
        GuardedProgram.start(
            "vault",
            Files.createTempDirectory("hat-vault-"),
            Map.of(),
            List.of(
                vault(),
                "server",
                "-dev",
                "-dev-no-store-token",
                "-dev-root-token-id=" + ROOT,
                "-dev-listen-address=" + address.getAuthority()));
    Await.until("Vault answers", READY_WITHIN, () -> http.status("/v1/sys/health") == 200);
  }

  private String vault() {
    return binaries.program("vault").toString();
  }

  URI address() {
    return address;
  }

  /// Makes it believe a Nomad, as docs/platform.md says.
  void trust(URI nomad) throws IOException, InterruptedException {
    run(
        PlatformFiles.DIRECTORY.resolve("vault").resolve("setup").toString(),
        nomad.resolve("/.well-known/jwks.json").toString());
  }

  /// Puts a secret there, as its page's job file says.
  void put(String path, String... values) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(vault(), "kv", "put", path));
    command.addAll(List.of(values));
    run(command.toArray(String[]::new));
  }

  /// What Nomad's servers and clients have to be told, in HCL.
  String nomadConfig() {
    return """
    vault {
      enabled               = true
      address               = "%s"
      jwt_auth_backend_path = "jwt-nomad"
      default_identity {
        aud = ["vault.io"]
        ttl = "1h"
      }
    }
    """
        .formatted(address);
  }

  /// What its operator has in the environment.
  Map<String, String> environment() {
    return Map.of("VAULT_ADDR", address.toString(), "VAULT_TOKEN", ROOT);
  }

  private void run(String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment());
    builder
        .environment()
        .merge("PATH", binaries.directory().toString(), (path, own) -> own + ":" + path);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ":\n" + output);
    }
  }

  @Override
  public void close() {
    program.close();
    http.close();
  }
}
