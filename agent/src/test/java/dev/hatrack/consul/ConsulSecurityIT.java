package dev.hatrack.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.ConsulServer;
import dev.hatrack.cluster.FreePorts;
import dev.hatrack.cluster.TestBinaries;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// With a real Consul that denies by default and asks for certificates, made with its own `consul
/// tls`, whose keys are SEC 1.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsulSecurityIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String MANAGEMENT = UUID.randomUUID().toString();
  private static final String OWN = UUID.randomUUID().toString();
  private static final String LEDS = "hatrack-pi-scroll-hat-mini-leds";

  private final Path pki;
  private final int https = FreePorts.take(1).getFirst();
  private ConsulServer consul;
  private final Slot slot = new Slot(new FakeBoard(), Optional.empty());
  private final Rack rack = new Rack(List.of(slot));

  ConsulSecurityIT(@TempDir Path pki) {
    this.pki = pki;
  }

  @BeforeAll
  void startConsul() throws IOException, InterruptedException {
    TestBinaries binaries = TestBinaries.find();
    tls(binaries, "ca", "create");
    tls(binaries, "cert", "create", "-server", "-dc", "dc1");
    tls(binaries, "cert", "create", "-client", "-dc", "dc1");
    consul = new ConsulServer(binaries, config(), Optional.of(MANAGEMENT)).start();
    consul
        .http()
        .send(
            "PUT",
            "/v1/acl/policy",
            "{\"Name\": \"hatrack\", \"Rules\": \""
                + ConsulPresence.RULES.replace("\"", "\\\"")
                + "\"}");
    consul
        .http()
        .send(
            "PUT",
            "/v1/acl/token",
            "{\"SecretID\": \"" + OWN + "\", \"Policies\": [{\"Name\": \"hatrack\"}]}");
    slot.check();
  }

  private void tls(TestBinaries binaries, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(binaries.consul().toString(), "tls"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(pki.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private String config() {
    return """
    ports { https = %1$d }
    acl {
      enabled        = true
      default_policy = "deny"
      tokens { initial_management = "%2$s" }
    }
    tls {
      https {
        verify_incoming = true
        ca_file         = "%3$s/consul-agent-ca.pem"
        cert_file       = "%3$s/dc1-server-consul-0.pem"
        key_file        = "%3$s/dc1-server-consul-0-key.pem"
      }
    }
    """
        .formatted(https, MANAGEMENT, pki);
  }

  @AfterAll
  void stopConsul() {
    if (consul != null) {
      consul.close();
    }
    rack.close();
  }

  private Map<String, String> environment() {
    return new HashMap<>(
        Map.of(
            "CONSUL_HTTP_ADDR",
            "https://127.0.0.1:" + https,
            "CONSUL_HTTP_TOKEN",
            OWN,
            "CONSUL_CACERT",
            pki.resolve("consul-agent-ca.pem").toString(),
            "CONSUL_CLIENT_CERT",
            pki.resolve("dc1-client-consul-0.pem").toString(),
            "CONSUL_CLIENT_KEY",
            pki.resolve("dc1-client-consul-0-key.pem").toString(),
            "CONSUL_TLS_SERVER_NAME",
            "server.dc1.consul"));
  }

  private ConsulRegistration start(Map<String, String> environment) {
    var config = ConsulConfig.defaults().fromEnvironment(environment);
    var registration =
        new ConsulRegistration(config, "pi", URI.create("http://127.0.0.1:7070"), rack);
    registration.start();
    return registration;
  }

  private void awaitRegistered() {
    Await.until("registered", SOON, () -> consul.services("hat").contains(LEDS));
  }

  @Test
  void tls_clientCertificateAndServerName_registersAndWithdraws() throws IOException {
    try (var _ = start(environment())) {
      awaitRegistered();
    }
    assertThat(consul.services("hat")).isEmpty();
  }

  @Test
  void tokenFile_emptyAtFirst_isReadAgainWhenItIsFilled() throws IOException {
    Path token = Files.createFile(pki.resolve("token"));
    Map<String, String> environment = environment();
    environment.remove("CONSUL_HTTP_TOKEN");
    environment.put("CONSUL_HTTP_TOKEN_FILE", token.toString());
    try (var connection =
            new ConsulConnection(ConsulConfig.defaults().fromEnvironment(environment));
        var _ = start(environment)) {
      assertThat(connection.services()).isEmpty();
      Files.writeString(token, OWN + "\n");
      awaitRegistered();
    }
  }

  @Test
  void tls_otherServerName_isNotTrusted() {
    Map<String, String> environment = environment();
    environment.put("CONSUL_TLS_SERVER_NAME", "server.dc2.consul");
    assertNotTrusted(environment, "not verified");
  }

  @Test
  void tls_unknownAuthority_isNotTrusted() {
    Map<String, String> environment = environment();
    environment.remove("CONSUL_CACERT");
    assertNotTrusted(environment, "certification path");
  }

  @Test
  void tls_unknownAuthorityAndVerifyOff_registers() {
    Map<String, String> environment = environment();
    environment.remove("CONSUL_CACERT");
    environment.put("CONSUL_HTTP_SSL_VERIFY", "false");
    try (var _ = start(environment)) {
      awaitRegistered();
    }
  }

  private static void assertNotTrusted(Map<String, String> environment, String reason) {
    var config = ConsulConfig.defaults().fromEnvironment(environment);
    try (var connection = new ConsulConnection(config)) {
      assertThatThrownBy(connection::services).rootCause().hasMessageContaining(reason);
    }
  }
}
