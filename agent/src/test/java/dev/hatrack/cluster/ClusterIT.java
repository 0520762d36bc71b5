package dev.hatrack.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// The whole path on a real Consul and a real Nomad, with the job files that users run: one
/// journey, step by step, and each step goes on from the one before it. The board alone is
/// simulated.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration PLACED_WITHIN = Duration.ofSeconds(30);
  private static final Duration CONSUL_AWAY = Duration.ofSeconds(30);
  private static final String JOB = "scroll-clock";
  private static final String EXEC_JOB = "scroll-clock-exec";
  private static final String TASK = "clock";
  private static final String DNS_NAME = AgentProcess.BOARD + ".hat-leds.service.consul";
  private static final String OWN = "hatrack-" + AgentSettings.ID + "-";
  private static final String LEDS = OWN + AgentProcess.BOARD + "-leds";
  private static final Set<String> SERVICES =
      Set.of(OWN + "agent", LEDS, OWN + AgentProcess.BOARD + "-buttons");

  private final Figures figures = new Figures("the cluster test measured");
  private ConsulServer consul;
  private NomadServer nomad;
  private AgentProcess agent;

  @BeforeAll
  void prepare() throws IOException, InterruptedException {
    TestBinaries binaries = TestBinaries.find();
    consul = new ConsulServer(binaries);
    nomad = new NomadServer(binaries, consul.address());
    agent = AgentProcess.start(consul.address(), nomad.address());
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
  }

  @Test
  @Order(1)
  void agent_neitherConsulNorNomad_serves() throws IOException {
    assertThat(agent.http().get("/hat").path("boards").get(0).path("health").asText())
        .isEqualTo("absent");
  }

  @Test
  @Order(2)
  void consulAndNomad_appear_areJoined() throws IOException {
    consul.start();
    figures.add(
        "Consul is there: the agent's service is registered",
        Await.until("joined", SOON, () -> consul.services("hat").equals(Set.of(OWN + "agent"))));
    nomad.start();
    figures.add(
        "Nomad is there: the node's metadata says where the API is",
        Await.until("hat.api", SOON, () -> meta("hat.api").equals(agent.address().toString())));
    assertThat(meta("hat.leds")).isEmpty();
  }

  @Test
  @Order(3)
  void jobFiles_areFormattedAndValid() throws IOException, InterruptedException {
    for (String job : List.of(JOB, EXEC_JOB)) {
      nomad.cli("fmt", "-check", jobFile(job));
      nomad.cli("job", "validate", jobFile(job));
    }
  }

  @Test
  @Order(4)
  void javaJob_noBoard_isBlocked() throws IOException, InterruptedException {
    nomad.cli("job", "run", "-detach", jobFile(JOB));

    Await.until("blocked", SOON, () -> status(JOB).contains("Placement Failure"));
    assertThat(status(JOB)).contains("pending");
    assertThat(nomad.running(JOB)).isEmpty();
  }

  @Test
  @Order(5)
  void board_isPlugged_jobRuns() throws IOException {
    agent.plug(true);
    Await.until("detected", SOON, () -> agent.http().status(health()) == 200);
    long detected = System.nanoTime();
    Await.until("in metadata", SOON, () -> meta("hat.leds").equals(AgentProcess.BOARD));
    Duration announced = since(detected);
    Await.until("running", PLACED_WITHIN, () -> nomad.running(JOB).size() == 1);
    Duration running = since(detected);

    figures.add("board detected: the node's metadata names it", announced);
    figures.add("board detected: the blocked job's allocation runs", running);
    figures.add("of that, Nomad's own part (metadata to running)", running.minus(announced));
  }

  @Test
  @Order(6)
  void clock_runs_showsOnTheBoard() throws IOException, InterruptedException {
    String holder = holder(JOB);
    Await.until("shown", SOON, () -> agent.leds().shown().equals(List.of(holder)));
    LedsNow first = agent.leds();

    assertThat(first.lit()).isPositive();
    Await.until("the picture moves", SOON, () -> !agent.leds().picture().equals(first.picture()));
    assertThat(status(JOB)).contains("running");
  }

  @Test
  @Order(7)
  void consul_dns_findsTheBoard() throws IOException {
    Await.until("SRV", SOON, () -> !consul.locations(DNS_NAME).isEmpty());

    assertThat(consul.locations(DNS_NAME))
        .singleElement()
        .asString()
        .contains(" " + agent.address().getPort() + " ");
    assertThat(consul.addresses(DNS_NAME)).containsExactly("127.0.0.1");
    assertThat(consul.services("hat")).isEqualTo(SERVICES);
    Await.until("check passes", SOON, () -> consul.check(LEDS).orElse("").equals("passing"));
  }

  @Test
  @Order(8)
  void execJob_lowerPriority_waitsUnderneath() throws IOException, InterruptedException {
    nomad.cli("job", "run", "-detach", "-var", "priority=30", jobFile(EXEC_JOB));
    Await.until("running", PLACED_WITHIN, () -> nomad.running(EXEC_JOB).size() == 1);
    String above = holder(JOB);
    String below = holder(EXEC_JOB);

    Await.until("both", SOON, () -> agent.leds().holders().equals(List.of(above, below)));
    assertThat(agent.leds().shown()).containsExactly(above);
  }

  @Test
  @Order(9)
  void task_isKilled_theNextClaimIsShownWithinASecond() throws IOException {
    String killed = nomad.running(JOB).getFirst();
    String below = holder(EXEC_JOB);
    List<ProcessHandle> processes = Tasks.processes(killed, TASK);
    assertThat(processes).isNotEmpty();

    long death = System.nanoTime();
    processes.forEach(ProcessHandle::destroyForcibly);
    Await.until("next is shown", SOON, () -> agent.leds().shown().equals(List.of(below)));
    Duration took = since(death);

    figures.add("task killed with SIGKILL: the next claim is shown", took);
    assertThat(took).isLessThan(Duration.ofSeconds(1));
    Await.until(
        "Nomad starts the task again, and it is on top again",
        PLACED_WITHIN,
        () -> agent.leds().shown().equals(List.of(holder(JOB))));
  }

  @Test
  @Order(10)
  void job_isStopped_itsClaimEnds() throws IOException, InterruptedException {
    String below = holder(EXEC_JOB);
    nomad.cli("job", "stop", "-detach", EXEC_JOB);

    Await.until("claim ended", SOON, () -> !agent.leds().holders().contains(below));
  }

  @Test
  @Order(11)
  void consul_losesItsMemory_allIsRegisteredAgainAndNothingRestarted() throws IOException {
    List<String> before = nomad.running(JOB);
    consul.stop();
    LockSupport.parkNanos(CONSUL_AWAY.toNanos()); // the outage itself, not a wait for something
    assertThat(agent.leds().shown()).containsExactly(holder(JOB));
    long start = System.nanoTime();
    consul.start();
    figures.add("Consul is started with empty data: it answers", since(start));
    Await.until("registered", SOON, () -> consul.services("hat").equals(SERVICES));
    Duration took = since(start);

    figures.add("Consul is started with empty data: all is registered again", took);
    assertThat(took).isLessThan(Duration.ofSeconds(10));
    assertThat(agent.running()).isTrue();
    assertThat(nomad.running(JOB)).isEqualTo(before);
    Await.until("DNS answers again", SOON, () -> !consul.addresses(DNS_NAME).isEmpty());
  }

  @Test
  @Order(12)
  void board_isPulledOut_goesEverywhereAndComesBack() throws IOException {
    agent.plug(false);
    figures.add(
        "board pulled out: its metadata and services are gone",
        Await.until(
            "gone",
            SOON,
            () ->
                meta("hat.leds").isEmpty()
                    && consul.services("hat").equals(Set.of(OWN + "agent"))));
    assertThat(consul.addresses(DNS_NAME)).isEmpty();

    agent.plug(true);
    Await.until(
        "back",
        SOON,
        () ->
            meta("hat.leds").equals(AgentProcess.BOARD) && consul.services("hat").equals(SERVICES));
    Await.until("shown again", PLACED_WITHIN, () -> agent.leds().lit() > 0);
  }

  @Test
  @Order(13)
  void nomad_losesItsMemory_isPutRightAndTheBoardIsDark() throws IOException, InterruptedException {
    nomad.kill();
    figures.add(
        "Nomad and its tasks killed: the board is dark",
        Await.until("dark", SOON, () -> agent.leds().lit() == 0));
    nomad.start();
    figures.add(
        "Nomad is started with empty data: the metadata is back",
        Await.until("metadata", SOON, () -> meta("hat.leds").equals(AgentProcess.BOARD)));
    nomad.cli("job", "run", "-detach", jobFile(JOB));
    Await.until(
        "the clock is back",
        PLACED_WITHIN,
        () -> agent.leds().shown().equals(List.of(holder(JOB))));
  }

  @Test
  @Order(14)
  void agent_isStopped_takesEverythingBack() throws IOException {
    agent.close();

    assertThat(consul.services("hat")).isEmpty();
    assertThat(nomad.metadata().fieldNames())
        .toIterable()
        .filteredOn(key -> key.startsWith("hat."))
        .isEmpty();
    // Page register to the function page, then its shutdown register: software shutdown, all dark.
    assertThat(agent.recording().stream().filter(line -> line.contains(" w ")).toList())
        .endsWith("i2c 0x74 w 0a 00 ok");
  }

  private static String jobFile(String job) {
    return Path.of("..", "nomad-jobs", job + ".nomad").toString();
  }

  private static String health() {
    return "/health/" + AgentProcess.BOARD + "/leds";
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  private String meta(String key) throws IOException {
    return nomad.metadata().path(key).asText("");
  }

  private String status(String job) throws IOException, InterruptedException {
    return nomad.cli("job", "status", job);
  }

  /// How the claim of a job's one running allocation is written.
  private String holder(String job) throws IOException {
    List<String> running = nomad.running(job);
    assertThat(running).hasSize(1);
    return "default/" + job + "/" + TASK + "/" + running.getFirst().substring(0, 8);
  }
}
