package dev.hatrack.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// What happens to tasks and reserved boards when the agent, Nomad's client or the whole machine
/// goes away and comes back, on a real Nomad. After each of it: the same allocations, no restart
/// counted, the board shown to the one who has it, and a node that takes jobs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecoveryIT {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Duration RECOVERED_WITHIN = Duration.ofSeconds(5);
  private static final Duration PLACED_WITHIN = Duration.ofSeconds(40);
  private static final Duration NOMAD_BACK_WITHIN = Duration.ofSeconds(60);
  private static final String EXCLUSIVE = "default/scroll-clock-device/clock/";
  private static final String SHARED = "default/status-line/line/";

  private final Figures figures = new Figures("the recovery test measured");
  private PluginCluster cluster;
  private String clock = "";
  private String line = "";

  @BeforeAll
  void prepare() throws IOException, InterruptedException {
    cluster = new PluginCluster();
    cluster.start();
    cluster.run("scroll-clock-device");
    cluster.run("status-line", "-var", "boards=[\"sense-hat\"]");
    Await.until("both are shown", PLACED_WITHIN, this::bothShown);
    clock = cluster.onlyRunning("scroll-clock-device");
    line = cluster.onlyRunning("status-line");
  }

  @AfterAll
  void tearDown() {
    figures.print();
    if (cluster != null) {
      cluster.close();
    }
  }

  @AfterEach
  void nothingIsLost() throws IOException {
    Await.until("both are shown", PLACED_WITHIN, this::bothShown);
    Await.until("the node takes jobs", NOMAD_BACK_WITHIN, cluster.calls()::takesJobs);
    assertThat(cluster.onlyRunning("scroll-clock-device")).isEqualTo(clock);
    assertThat(cluster.onlyRunning("status-line")).isEqualTo(line);
    assertThat(cluster.restarts(clock, "clock")).isZero();
    assertThat(cluster.restarts(line, "line")).isZero();
    JsonNode refused = cluster.tryToDraw();
    assertThat(refused.path("status").asInt()).isEqualTo(409);
    assertThat(refused.toString()).contains(EXCLUSIVE);
    assertThat(cluster.agent().leds().holders()).hasSize(1);
  }

  @Test
  @Order(1)
  void agentKilled_andStartedAgain() throws IOException {
    cluster.agent().kill();
    cluster.agent().start();
    Duration took = Await.until("both are shown", PLACED_WITHIN, this::bothShown);
    figures.add("agent killed: from its answer on until every task is back", took);
    assertThat(took).isLessThan(RECOVERED_WITHIN);
  }

  @Test
  @Order(2)
  void agentStopped_andStartedAgain() throws IOException {
    cluster.agent().stop();
    cluster.agent().start();
    figures.add(
        "agent stopped: from its answer on until every task is back",
        Await.until("both are shown", PLACED_WITHIN, this::bothShown));
  }

  @Test
  @Order(3)
  void nomadKilled_andStartedAgain() throws IOException {
    cluster.nomad().kill();
    assertThat(bothShown()).isTrue();
    cluster.nomad().launch(cluster.agent());
    figures.add(
        "Nomad killed: it takes jobs again",
        Await.until("ready", NOMAD_BACK_WITHIN, cluster.calls()::takesJobs));
    cluster.nomad().awaitReady();
  }

  @Test
  @Order(4)
  void nomadStopped_andStartedAgain() throws IOException {
    cluster.nomad().stop();
    cluster.nomad().launch(cluster.agent()).awaitReady();
  }

  @Test
  @Order(5)
  void bothKilled_andStartedAgain() throws IOException {
    cluster.nomad().kill();
    cluster.agent().kill();
    cluster.nomad().launch(cluster.agent());
    cluster.agent().start();
    cluster.nomad().awaitReady();
  }

  @Test
  @Order(6)
  void machineReboots() throws IOException {
    cluster.nomad().kill();
    cluster.agent().kill();
    cluster.nomad().killLaunchers();
    cluster.agent().emptyRun();
    cluster.agent().start();
    cluster.nomad().launch(cluster.agent());
    cluster.nomad().awaitReady();
  }

  @Test
  @Order(7)
  void boardPulledOut_andPutBack() throws IOException {
    cluster.agent().plug("scroll-hat-mini", false);
    Await.until("its device is not offered", SOON, () -> !healthyDevices().contains("scroll-hat"));
    cluster.agent().plug("scroll-hat-mini", true);
    Await.until("it is offered again", SOON, () -> healthyDevices().contains("scroll-hat"));
  }

  @Test
  @Order(8)
  void diskIsFull_pagesAreRefusedInWords_andNothingElseIsLost() throws IOException {
    cluster.agent().fillDisk();
    try {
      JsonNode page = cluster.agent().http().answer("PUT", "/hat/eink", "{\"text\": \"no room\"}");
      assertThat(page.path("status").asInt()).isEqualTo(507);
      assertThat(bothShown()).isTrue();
      cluster.agent().kill();
      cluster.agent().start();
      Await.until("both are shown", PLACED_WITHIN, this::bothShown);
    } finally {
      cluster.agent().emptyDisk();
    }
    JsonNode page = cluster.agent().http().answer("PUT", "/hat/eink", "{\"text\": \"room\"}");
    assertThat(page.path("page").path("id").asText()).isNotEmpty();
  }

  @Test
  @Order(9)
  void logs_goOnAfterAllOfIt() throws IOException, InterruptedException {
    assertThat(cluster.calls().cli("alloc", "logs", clock, "clock").lines())
        .filteredOn(line -> line.contains("runs inside the Hatrack agent"))
        .hasSizeGreaterThanOrEqualTo(5); // the first start, and once for each agent since
  }

  private boolean bothShown() throws IOException {
    LedsNow sense = LedsNow.of(cluster.agent().http().get("/hats/sense-hat/leds"));
    return cluster.shown().startsWith(EXCLUSIVE)
        && sense.shown().size() == 1
        && sense.shown().getFirst().startsWith(SHARED);
  }

  private String healthyDevices() throws IOException {
    StringBuilder healthy = new StringBuilder();
    for (JsonNode device : cluster.calls().node().path("NodeResources").path("Devices")) {
      if (device.path("Type").asText().equals("hat")
          && device.path("Instances").get(0).path("Healthy").asBoolean()) {
        healthy.append(device.path("Name").asText()).append(' ');
      }
    }
    return healthy.toString();
  }
}
