package dev.hatrack.consul;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.hatrack.board.Rack;
import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.ConsulServer;
import dev.hatrack.cluster.TestBinaries;
import dev.hatrack.testing.Authority;
import dev.hatrack.tls.RenewedPair;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How a real Consul checks an agent over HTTPS: with its own authorities, as a secured fleet's
/// Consul does (`enable_agent_tls_for_checks`), and with those of the machine. The agent is an
/// HTTPS server that answers everything with 200; registered is what the agent registers.
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsulHttpsCheckIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String AGENT = "hatrack-pi-agent";

  private final Authority authority;
  private final Rack rack = new Rack(List.of());
  private final HttpsServer agent;
  private final TestBinaries binaries;

  ConsulHttpsCheckIT(@TempDir Path directory) throws IOException, InterruptedException {
    binaries = TestBinaries.find();
    authority = new Authority(directory);
    agent = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    agent.setHttpsConfigurator(
        new HttpsConfigurator(
            new RenewedPair(authority.issue(), InstantSource.system()).context()));
    agent.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    agent.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  }

  @BeforeAll
  void startAgent() {
    agent.start();
  }

  @AfterAll
  void stopAgent() {
    agent.stop(0);
    rack.close();
  }

  private ConsulRegistration register(ConsulServer consul, boolean skipVerify) {
    ConsulConfig defaults = ConsulConfig.defaults();
    ConsulConfig config =
        new ConsulConfig(
            ConsulConfig.Enabled.TRUE,
            Optional.of(consul.address().toString()),
            defaults.token(),
            defaults.tokenFile(),
            defaults.https(),
            defaults.tls(),
            skipVerify);
    URI api = URI.create("https://127.0.0.1:" + agent.getAddress().getPort());
    ConsulRegistration registration = new ConsulRegistration(config, "pi", api, rack);
    registration.start();
    return registration;
  }

  /// What the check said last, with its status before it.
  private static String said(ConsulServer consul) throws IOException {
    var check = consul.http().get("/v1/agent/checks").path("service:" + AGENT);
    return check.path("Status").asText() + ": " + check.path("Output").asText();
  }

  /// The status is `passing` from the start, by what the agent says of itself: only what the check
  /// has put out tells that Consul has asked.
  private static void awaitSaid(ConsulServer consul, String words) throws IOException {
    Await.until("Consul says: " + words, SOON, () -> said(consul).contains(words));
  }

  @Test
  void check_withConsulsOwnAuthorities_passes() throws IOException {
    String trusting =
        """
        enable_agent_tls_for_checks = true
        tls { defaults { ca_file = "%s" } }
        """
            .formatted(authority.certificate());
    try (var consul = new ConsulServer(binaries, trusting, Optional.empty()).start();
        var _ = register(consul, false)) {
      awaitSaid(consul, "passing: HTTP GET https://127.0.0.1");
      assertThat(consul.http().get("/v1/agent/services").path(AGENT).path("Meta").path("scheme"))
          .hasToString("\"https\"");
      assertThat(
              new AgentsInConsul(
                      ConsulConfig.defaults()
                          .fromEnvironment(Map.of("CONSUL_HTTP_ADDR", consul.address().toString())))
                  .find("pi"))
          .hasScheme("https");
    }
  }

  @Test
  void check_byAConsulThatDoesNotTrust_isCriticalAndSaysWhy_unlessVerifyingIsOff()
      throws IOException {
    try (var consul = new ConsulServer(binaries).start()) {
      try (var _ = register(consul, false)) {
        awaitSaid(consul, "certificate signed by unknown authority");
        assertThat(said(consul)).startsWith("critical");
      }
      try (var _ = register(consul, true)) {
        awaitSaid(consul, "passing: HTTP GET https://127.0.0.1");
      }
    }
  }
}
