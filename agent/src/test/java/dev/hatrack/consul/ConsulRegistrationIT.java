package dev.hatrack.consul;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.ConsulServer;
import dev.hatrack.cluster.TestBinaries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// With a real Consul. The board is a fake that can be pulled out, the API one that answers checks.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsulRegistrationIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  /// What others did to single services is put right in the next round, at most 17 s later.
  private static final Duration NEXT_ROUND = Duration.ofSeconds(25);

  private static final String LEDS = "hatrack-pi-scroll-hat-mini-leds";
  private static final String BUTTONS = "hatrack-pi-scroll-hat-mini-buttons";
  private static final String AGENT = "hatrack-pi-agent";
  private static final String FOREIGN =
      "{\"ID\": \"hatrack-pi-2-agent\", \"Name\": \"hatrack\", \"Meta\": {\"agent\": \"pi-2\"}}";

  private ConsulServer consul;
  private HttpServer api;
  private final FakeBoard board = new FakeBoard();
  private final Slot slot = new Slot(board, Optional.empty());
  private final Rack rack = new Rack(List.of(slot));
  private ConsulRegistration registration;

  @BeforeAll
  void startConsul() throws IOException, InterruptedException {
    consul = new ConsulServer(TestBinaries.find()).start();
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(slot.health().healthy() ? 200 : 503, -1);
          exchange.close();
        });
    api.start();
  }

  @AfterAll
  void stopConsul() {
    if (consul != null) {
      consul.close();
    }
    if (api != null) {
      api.stop(0);
    }
    rack.close();
  }

  @BeforeEach
  void register() {
    board.answer = FakeBoard.Answer.WELL;
    slot.check();
    registration = registration(Map.of("CONSUL_HTTP_ADDR", consul.address().getAuthority()));
    registration.start();
  }

  private ConsulRegistration registration(Map<String, String> environment) {
    var config = ConsulConfig.defaults().fromEnvironment(environment);
    return new ConsulRegistration(
        config, "pi", URI.create("http://127.0.0.1:" + api.getAddress().getPort()), rack);
  }

  @AfterEach
  void withdraw() {
    registration.close();
  }

  private void awaitAll() {
    Await.until(
        "all registered",
        SOON,
        () -> consul.services("hat").containsAll(List.of(LEDS, BUTTONS, AGENT)));
  }

  @Test
  void services_boardPresent_areRegisteredAndAnsweredByDns() throws IOException {
    awaitAll();

    var leds = consul.http().get("/v1/agent/services").path(LEDS);
    assertThat(leds.path("Service").asText()).isEqualTo("hat-leds");
    assertThat(leds.path("Tags").toString()).isEqualTo("[\"scroll-hat-mini\"]");
    assertThat(leds.path("Meta").path("width").asText()).isEqualTo("17");
    assertThat(leds.path("Meta").path("height").asText()).isEqualTo("7");
    assertThat(leds.path("Meta").path("colours").asText()).isEqualTo("grey8");
    assertThat(leds.path("Meta").path("api_path").asText()).isEqualTo("/hats/scroll-hat-mini/leds");
    assertThat(consul.check(LEDS)).contains("passing");

    String name = "scroll-hat-mini.hat-leds.service.consul";
    Await.until("DNS answers", SOON, () -> !consul.locations(name).isEmpty());
    assertThat(consul.locations(name).getFirst()).contains(" " + api.getAddress().getPort() + " ");
    assertThat(consul.addresses(name)).containsExactly("127.0.0.1");
    assertThat(consul.addresses("prometheus.hatrack.service.consul")).containsExactly("127.0.0.1");
  }

  @Test
  void board_failsButAnswers_staysWithAFailingCheck() {
    awaitAll();
    board.answer = FakeBoard.Answer.BROKEN;
    slot.check();

    Await.until("check critical", SOON, () -> consul.check(LEDS).equals(Optional.of("critical")));
    Await.until(
        "not in DNS",
        SOON,
        () -> consul.addresses("scroll-hat-mini.hat-leds.service.consul").isEmpty());
  }

  @Test
  void board_pulledOut_isDeregisteredAndComesBack() {
    awaitAll();
    board.answer = FakeBoard.Answer.SILENT;
    for (int i = 0; i < 3; i++) {
      slot.check();
    }
    Await.until("only the agent is left", SOON, () -> consul.services("hat").equals(Set.of(AGENT)));

    board.answer = FakeBoard.Answer.WELL;
    slot.check();
    awaitAll();
  }

  @Test
  void consul_restartedEmpty_hasEverythingAgainWithinTenSeconds() throws IOException {
    awaitAll();
    consul.kill();
    consul.start();
    assertThat(
            Await.until(
                "registered again",
                SOON,
                () -> consul.services("hat").containsAll(List.of(LEDS, BUTTONS, AGENT))))
        .isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void service_takenAwayOrChangedByOthers_isPutRight() throws IOException {
    awaitAll();
    consul.http().send("PUT", "/v1/agent/service/deregister/" + LEDS, "");
    consul.http().send("PUT", "/v1/agent/check/deregister/service:" + BUTTONS, "");

    Await.until(
        "both back",
        NEXT_ROUND,
        () -> consul.services("hat").contains(LEDS) && consul.check(BUTTONS).isPresent());
  }

  @Test
  void agentsOwnService_takenAway_isNoticedAtOnce() throws IOException {
    awaitAll();
    consul.http().send("PUT", "/v1/agent/service/deregister/" + AGENT, "");

    Await.until("back", SOON, () -> consul.services("hat").contains(AGENT));
  }

  @Test
  void close_withdrawsItsOwnAndNothingElse() throws IOException {
    consul.http().send("PUT", "/v1/agent/service/register", FOREIGN);
    awaitAll();
    registration.close();

    assertThat(consul.services("hat")).containsExactly("hatrack-pi-2-agent");
    consul.http().send("PUT", "/v1/agent/service/deregister/hatrack-pi-2-agent", "");
  }

  @Test
  void leftoversOfAFormerRun_areRemoved() throws IOException {
    awaitAll();
    String leftover =
        "{\"ID\": \"hatrack-pi-gone-leds\", \"Name\": \"hat-leds\", \"Meta\": {\"agent\": \"pi\"}}";
    consul.http().send("PUT", "/v1/agent/service/register", leftover);

    Await.until("gone", NEXT_ROUND, () -> !consul.services("hat").contains("hatrack-pi-gone-leds"));
  }

  @Test
  void close_consulAway_endsInTime() throws IOException {
    awaitAll();
    consul.stop();
    long start = System.nanoTime();
    registration.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    consul.start();
  }
}
