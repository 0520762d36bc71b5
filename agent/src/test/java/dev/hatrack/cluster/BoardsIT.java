package dev.hatrack.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// The jobs for the Sense HAT and the Inky pHAT, and the alert, on a real Consul and a real Nomad.
/// The boards alone are simulated; the panel is fifteen times as quick as a real one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BoardsIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration PLACED_WITHIN = Duration.ofSeconds(40);
  private static final String BOARDS =
      "[{board: scroll-hat-mini, simulated: true}, {board: sense-hat, simulated: true},"
          + " {board: inky-phat, simulated: true, panel: yellow-250x122, refresh: 1s}]";

  private final Figures figures = new Figures("the boards' test measured");
  private ConsulServer consul;
  private NomadServer nomad;
  private AgentProcess agent;
  private LocalHttp catalogue;

  @BeforeAll
  void prepare() throws IOException, InterruptedException {
    TestBinaries binaries = TestBinaries.find();
    consul = new ConsulServer(binaries);
    consul.start();
    catalogue = new LocalHttp(consul.address());
    nomad = new NomadServer(binaries, consul.address());
    nomad.start();
    agent = AgentProcess.start(consul.address(), nomad.address(), BOARDS);
  }

  @AfterAll
  void tearDown() {
    figures.print();
    if (agent != null) {
      agent.close();
    }
    if (nomad != null) {
      nomad.close();
    }
    if (consul != null) {
      consul.close();
    }
    if (catalogue != null) {
      catalogue.close();
    }
  }

  @Test
  @Order(1)
  void boards_areToldToConsulAndNomad() throws IOException {
    Await.until("metadata", SOON, () -> meta("hat.eink").equals("inky-phat"));
    assertThat(meta("hat.sensors")).isEqualTo("sense-hat");
    assertThat(meta("hat.leds")).isEqualTo("scroll-hat-mini,sense-hat");
    assertThat(meta("hat.buttons")).isEqualTo("scroll-hat-mini,sense-hat");
    Await.until(
        "registered",
        SOON,
        () ->
            consul.services("hat-sensors").size() == 1 && consul.services("hat-eink").size() == 1);
    Await.until(
        "DNS",
        SOON,
        () ->
            consul.addresses("sense-hat.hat-sensors.service.consul").equals(List.of("127.0.0.1")));
  }

  @Test
  @Order(2)
  void jobFiles_areFormattedAndValid() throws IOException, InterruptedException {
    for (String job : List.of("sense-sensors", "inky-dashboard", "alert")) {
      nomad.cli("fmt", "-check", jobFile(job));
      nomad.cli("job", "validate", jobFile(job));
    }
  }

  @Test
  @Order(3)
  void senseSensors_readingsAreInConsulAndForPrometheus() throws IOException, InterruptedException {
    nomad.cli(
        "job",
        "run",
        "-detach",
        "-var",
        "interval=1s",
        "-var",
        "consul_addr=" + consul.address(),
        jobFile("sense-sensors"));
    figures.add(
        "sense-sensors run: the temperature is in Consul's KV",
        Await.until("key", PLACED_WITHIN, () -> temperature().isPresent()));
    String key = temperature().orElseThrow();
    agent.http().send("PUT", "/hats/sense-hat/simulation", "{\"dials\": {\"temperature\": 33}}");
    Await.until("the new reading", SOON, () -> value(key).startsWith("33."));
    Await.until("its service is healthy", SOON, () -> passing("sense-sensors"));
  }

  @Test
  @Order(4)
  void inkyDashboard_isShownByThePanel() throws IOException, InterruptedException {
    nomad.cli("job", "run", "-detach", jobFile("inky-dashboard"));
    figures.add(
        "inky-dashboard run: the panel shows its page",
        Await.until("shown", PLACED_WITHIN, () -> !eink().at("/shown/page").isNull()));
    JsonNode claim = eink().path("claims").get(0);
    assertThat(claim.path("holder").asText()).startsWith("default/inky-dashboard/dashboard/");
    assertThat(eink().path("pixels").toString()).contains("black");
  }

  @Test
  @Order(5)
  void alert_dispatched_isOnTopForItsTime() throws IOException, InterruptedException {
    nomad.cli("job", "run", "-detach", jobFile("alert"));
    nomad.cli("job", "dispatch", "-detach", "-meta", "text=doorbell", "-meta", "for=3s", "alert");
    // a dispatched job's identity names its parent
    Await.until(
        "shown",
        PLACED_WITHIN,
        () ->
            agent.leds().holders().stream()
                .anyMatch(holder -> holder.startsWith("default/alert/alert/")));
    Await.until("over", SOON, () -> agent.leds().holders().isEmpty());
  }

  @Test
  @Order(6)
  void dashboardIsStopped_thePanelKeepsItsPage() throws IOException, InterruptedException {
    String page = eink().at("/shown/page").asText();
    nomad.cli("job", "stop", "-detach", "inky-dashboard");
    Await.until("no claim", SOON, () -> eink().path("claims").isEmpty());
    assertThat(eink().at("/shown/page").asText()).isEqualTo(page);
  }

  @Test
  @Order(7)
  void ledsText_onAnotherNode_isFoundThroughConsulAndShown()
      throws IOException, InterruptedException {
    String node = catalogue.get("/v1/catalog/service/hatrack").get(0).path("Node").asText();

    String printed =
        agent.typed(consul.address(), "leds", "text", "hello", "--repeat", "0", "--node", node);

    assertThat(printed).startsWith("shown, until ");
    assertThat(agent.leds().shown()).containsExactly("token/tester");
    Await.until("the text is to be seen", SOON, () -> agent.leds().lit() > 0);
    var _ = agent.typed(consul.address(), "leds", "clear", "--node", AgentSettings.ID);
    assertThat(agent.leds().holders()).isEmpty();
    assertThatThrownBy(() -> agent.typed(consul.address(), "leds", "clear", "--node", "pi-of-mars"))
        .hasMessageContaining("Consul knows no agent on \"pi-of-mars\", only on")
        .hasMessageContaining(node);
  }

  private JsonNode eink() throws IOException {
    return agent.http().get("/hat/eink");
  }

  /// The key of the temperature, when it is there.
  private Optional<String> temperature() throws IOException {
    if (catalogue.status("/v1/kv/sensors?keys") != 200) {
      return Optional.empty();
    }
    return catalogue
        .get("/v1/kv/sensors?keys")
        .valueStream()
        .map(JsonNode::asText)
        .filter(key -> key.endsWith("/temperature"))
        .findFirst();
  }

  private String value(String key) throws IOException {
    String encoded = catalogue.get("/v1/kv/" + key).get(0).path("Value").asText();
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  private boolean passing(String service) throws IOException {
    return catalogue.get("/v1/health/service/" + service + "?passing").size() == 1;
  }

  private String meta(String key) throws IOException {
    return nomad.metadata().path(key).asText("");
  }

  private static String jobFile(String job) {
    return Path.of("..", "nomad-jobs", job + ".nomad").toString();
  }
}
