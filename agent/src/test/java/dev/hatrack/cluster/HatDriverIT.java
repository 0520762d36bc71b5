package dev.hatrack.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The task driver and the device plugin on a real Nomad that runs as root, with the packaged agent
/// run by a user without any rights. The boards alone are simulated.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HatDriverIT {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Duration PLACED_WITHIN = Duration.ofSeconds(40);
  private static final List<String> JOBS =
      List.of("scroll-clock-hat", "scroll-clock-device", "status-line", "eink-page", "doorbell");

  private final Path own;
  private final Figures figures = new Figures("the hat driver's test measured");
  private PluginCluster cluster;
  private String clock = "";

  HatDriverIT(@TempDir Path own) {
    this.own = own;
  }

  @BeforeAll
  void prepare() throws IOException, InterruptedException {
    cluster = new PluginCluster();
  }

  @AfterAll
  void tearDown() {
    figures.print();
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  @Order(1)
  void agentIsMissing_nomadStartsAndSaysWhatIsWrong() throws IOException {
    cluster.nomad().launch(cluster.agent());
    Await.until("the node is ready", PLACED_WITHIN, cluster.calls()::takesJobs);
    Await.until(
        "words about the driver",
        PLACED_WITHIN,
        () -> hatDriver().path("HealthDescription").asText().contains("agent is not running"));
    assertThat(hatDriver().path("Detected").asBoolean()).isFalse();
  }

  @Test
  @Order(2)
  void agentComes_driverAndDevicesAreThereWithoutARestartOfNomad() throws IOException {
    cluster.agent().start();
    figures.add(
        "agent started: the hat driver is healthy",
        Await.until("healthy", PLACED_WITHIN, () -> hatDriver().path("Healthy").asBoolean()));
    Await.until("devices", PLACED_WITHIN, () -> cluster.devices().size() >= 3);
    assertThat(cluster.devices())
        .contains("pimoroni/hat/scroll-hat-mini", "pimoroni/hat-shared/scroll-hat-mini");
    cluster.nomad().awaitReady();
  }

  @Test
  @Order(3)
  void jobFiles_areFormattedAndFitTheDriversSchema() throws IOException, InterruptedException {
    for (String job : JOBS) {
      cluster.calls().cli("fmt", "-check", PluginCluster.jobFile(job));
      assertThat(cluster.calls().cli("job", "validate", PluginCluster.jobFile(job)))
          .contains("Job validation successful");
    }
  }

  @Test
  @Order(4)
  void scrollClock_isShownByTheAgentItself() throws IOException, InterruptedException {
    assertThat(cluster.calls().tryCli("job", "plan", PluginCluster.jobFile("scroll-clock-hat")))
        .extracting(NomadCalls.Answer::output)
        .asString()
        .contains("All tasks successfully allocated");
    cluster.run("scroll-clock-hat");
    figures.add(
        "scroll-clock-hat run: the LEDs show it",
        Await.until(
            "shown",
            PLACED_WITHIN,
            () -> cluster.shown().startsWith("default/scroll-clock-hat/clock/")));
    clock = cluster.onlyRunning("scroll-clock-hat");
    assertThat(cluster.agent().leds().lit()).isPositive();
    assertThat(Tasks.processes(clock, "clock")).isEmpty();
  }

  @Test
  @Order(5)
  void allocLogs_haveTheTasksLines() {
    Await.until(
        "logs",
        SOON,
        () ->
            cluster
                .calls()
                .cli("alloc", "logs", clock, "clock")
                .contains("runs inside the Hatrack agent"));
  }

  @Test
  @Order(6)
  void allocExec_isRefusedInWords() throws IOException, InterruptedException {
    NomadCalls.Answer answer =
        cluster.calls().tryCli("alloc", "exec", "-task", "clock", clock, "/bin/sh");
    assertThat(answer.status()).isNotZero();
    assertThat(answer.output()).contains("no process to exec into");
  }

  @Test
  @Order(7)
  void allocRestart_startsTheTaskAgainInTheSameAllocation()
      throws IOException, InterruptedException {
    cluster.calls().cli("alloc", "restart", clock);
    Await.until("restarted", SOON, () -> cluster.restarts(clock, "clock") == 1);
    Await.until("shown again", SOON, () -> cluster.shown().contains("scroll-clock-hat"));
  }

  @Test
  @Order(8)
  void allocSignal_thatMeansStop_stopsTheTask_andNomadRestartsIt()
      throws IOException, InterruptedException {
    cluster.calls().cli("alloc", "signal", "-s", "SIGTERM", clock);
    Await.until("restarted", SOON, () -> cluster.restarts(clock, "clock") == 2);
    Await.until("shown again", SOON, () -> cluster.shown().contains("scroll-clock-hat"));
    NomadCalls.Answer answer = cluster.calls().tryCli("alloc", "signal", "-s", "SIGUSR1", clock);
    assertThat(answer.status()).isNotZero();
    assertThat(answer.output()).contains("SIGUSR1");
  }

  @Test
  @Order(9)
  void jobStops_theLedsAreDark() throws IOException, InterruptedException {
    cluster.calls().cli("job", "stop", "-detach", "scroll-clock-hat");
    figures.add(
        "scroll-clock-hat stopped: the LEDs are dark",
        Await.until("dark", SOON, () -> cluster.agent().leds().lit() == 0));
  }

  @Test
  @Order(10)
  void wrongConfiguration_isToldInWords() throws IOException, InterruptedException {
    cluster.runText(own, "wrong-task", job("wrong-task", "task = \"scroll-cloak\"", ""));
    Await.until(
        "said",
        PLACED_WITHIN,
        () -> cluster.events("wrong-task").contains("there is no task 'scroll-cloak'"));
    cluster.runText(
        own, "wrong-key", job("wrong-key", "task = \"text\"\n        bord = \"x\"", ""));
    Await.until("said", PLACED_WITHIN, () -> cluster.events("wrong-key").contains("bord"));
    cluster.runText(own, "wrong-option", job("wrong-option", "task = \"text\"", "spede = \"1\""));
    Await.until("said", PLACED_WITHIN, () -> cluster.events("wrong-option").contains("--spede"));
    for (String job : List.of("wrong-task", "wrong-key", "wrong-option")) {
      cluster.calls().cli("job", "stop", "-detach", "-purge", job);
    }
  }

  @Test
  @Order(11)
  void statusLine_isUnderneathOnEveryMatrix_andFollowsItsTemplate()
      throws IOException, InterruptedException {
    cluster.run("status-line");
    Await.until("shown", PLACED_WITHIN, () -> cluster.shown().startsWith("default/status-line/"));
    Await.until(
        "on the Sense HAT too",
        SOON,
        () ->
            LedsNow.of(cluster.agent().http().get("/hats/sense-hat/leds"))
                .shown()
                .toString()
                .contains("default/status-line/"));
    cluster.calls().cli("job", "stop", "-detach", "-purge", "status-line");
    Await.until("dark", SOON, () -> cluster.agent().leds().lit() == 0);
  }

  @Test
  @Order(12)
  void einkPage_forced_isShownAndEnds() throws IOException, InterruptedException {
    cluster.run("eink-page");
    cluster.calls().cli("job", "periodic", "force", "-detach", "eink-page");
    Await.until(
        "shown",
        PLACED_WITHIN,
        () -> !cluster.agent().http().get("/hat/eink").at("/shown/page").isNull());
    Await.until(
        "its task is done",
        PLACED_WITHIN,
        () -> cluster.children("eink-page").anyMatch(child -> cluster.complete(child)));
    cluster.calls().cli("job", "stop", "-detach", "-purge", "eink-page");
  }

  @Test
  @Order(13)
  void device_isTheJobsAlone_andHasItsTokenInTheEnvironment()
      throws IOException, InterruptedException {
    cluster.run("scroll-clock-device");
    Await.until(
        "shown",
        PLACED_WITHIN,
        () -> cluster.shown().contains("default/scroll-clock-device/clock/"));
    JsonNode refused = cluster.tryToDraw();
    assertThat(refused.path("status").asInt()).isEqualTo(409);
    assertThat(refused.toString()).contains("default/scroll-clock-device/clock/");
  }

  @Test
  @Order(14)
  void secondJob_waitsForTheDevice() throws IOException, InterruptedException {
    Path second = own.resolve("second.nomad");
    Files.writeString(
        second,
        Files.readString(Path.of(PluginCluster.jobFile("scroll-clock-device")))
            .replace("job \"scroll-clock-device\"", "job \"second\""));
    cluster.calls().cli("job", "run", "-detach", second.toString());
    Await.until(
        "waits",
        PLACED_WITHIN,
        () ->
            cluster.calls().cli("job", "status", "second").contains("missing devices")
                || cluster.calls().cli("job", "status", "second").contains("exhausted"));
    cluster.calls().cli("job", "stop", "-detach", "-purge", "second");
  }

  @Test
  @Order(15)
  void doorbell_preemptsTheClock_andItComesBack() throws IOException, InterruptedException {
    cluster.run("doorbell");
    cluster.calls().cli("job", "dispatch", "-detach", "-meta", "for=3s", "doorbell");
    figures.add(
        "doorbell dispatched: it has the board of the clock",
        Await.until("preempted", PLACED_WITHIN, () -> cluster.shown().contains("doorbell")));
    Await.until(
        "the clock is back", PLACED_WITHIN, () -> cluster.shown().contains("scroll-clock-device"));
    cluster.calls().cli("job", "stop", "-detach", "-purge", "scroll-clock-device");
    Await.until("dark", SOON, () -> cluster.agent().leds().lit() == 0);
    cluster.calls().cli("job", "stop", "-detach", "-purge", "doorbell");
  }

  @Test
  @Order(16)
  void device_worksForExecAndRawExec() throws IOException, InterruptedException {
    for (String driver : List.of("exec", "raw_exec")) {
      String name = "curl-" + driver.replace('_', '-');
      cluster.runText(own, name, curlJob(name, driver));
      Await.until("shown by " + driver, PLACED_WITHIN, () -> cluster.shown().contains(name));
      cluster.calls().cli("job", "stop", "-detach", "-purge", name);
      Await.until("dark", SOON, () -> cluster.agent().leds().lit() == 0);
    }
  }

  private static String job(String name, String config, String options) {
    return """
    job "%1$s" {
      type = "batch"
      group "g" {
        restart {
          attempts = 0
        }
        reschedule {
          attempts  = 0
          unlimited = false
        }
        task "t" {
          driver = "hat"
          config {
            %2$s
            options {
              %3$s
            }
          }
          resources {
            cpu    = 20
            memory = 10
          }
        }
      }
    }
    """
        .formatted(name, config, options);
  }

  private static String curlJob(String name, String driver) {
    return """
    job "%1$s" {
      group "g" {
        task "t" {
          driver = "%2$s"
          config {
            command = "/bin/sh"
            args    = ["-c", <<-EOT
              while :; do
                curl -sS -X POST -H "Authorization: Bearer $HATRACK_TOKEN" -d '{"text":"hi"}' \\
                  "$HATRACK_ADDR/hats/$HATRACK_BOARD/leds/text"
                sleep 1
              done
              EOT
            ]
          }
          resources {
            cpu    = 20
            memory = 32
            device "pimoroni/hat/scroll-hat-mini" {}
          }
        }
      }
    }
    """
        .formatted(name, driver);
  }

  private JsonNode hatDriver() throws IOException {
    return cluster.calls().node().path("Drivers").path("hat");
  }
}
