package dev.hatrack.nomad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.access.AgentAuthenticator;
import dev.hatrack.access.AuthConfig;
import dev.hatrack.access.Authenticator;
import dev.hatrack.access.Caller;
import dev.hatrack.access.NomadKeys;
import dev.hatrack.access.NotAuthenticated;
import dev.hatrack.access.WorkloadIdentities;
import dev.hatrack.client.TlsConfig;
import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.NomadServer;
import dev.hatrack.cluster.Tasks;
import dev.hatrack.cluster.TestBinaries;
import dev.hatrack.hat.Holder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// With a real Nomad and tasks that are killed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NomadLinkIT {
  private static final Duration PLACED_WITHIN = Duration.ofSeconds(30);
  private static final Duration RULE = Duration.ofSeconds(1);
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
  private static final URI NO_CONSUL = URI.create("http://127.0.0.1:1");

  /// Prints its identity and lives on.
  private static final String JOB =
      """
      job "NAME" {
        group "g" {
          restart {
            attempts = 3
            delay    = "2s"
            mode     = "delay"
          }
          task "t" {
            driver = "exec"
            identity {
              name = "hatrack"
              aud  = ["hatrack"]
              ttl  = "1h"
              file = true
            }
            config {
              command = "/bin/sh"
              args    = ["-c", "read -r jwt < secrets/nomad_hatrack.jwt; echo $jwt; while :; do sleep 1; done"]
            }
            resources {
              cpu    = 20
              memory = 32
            }
          }
        }
      }
      """;

  private final Clock clock = Clock.systemUTC();
  private NomadServer nomad;
  private Bench bench;
  private NomadLink link;
  private Authenticator authenticator;

  @BeforeAll
  void startNomad() throws IOException, InterruptedException {
    nomad = new NomadServer(TestBinaries.find(), NO_CONSUL).start();
  }

  @AfterAll
  void stopNomad() {
    if (nomad != null) {
      nomad.close();
    }
  }

  @BeforeEach
  void startLink() {
    bench = new Bench(clock);
    link(CGROUPS);
  }

  private void link(Path cgroups) {
    var config =
        new NomadConfig(
            NomadConfig.Enabled.AUTO,
            Optional.of(nomad.address().toString()),
            Optional.empty(),
            TlsConfig.defaults());
    link =
        new NomadLink(
            config,
            bench.rack,
            bench.surfaces,
            URI.create("http://127.0.0.1:7070/"),
            cgroups,
            clock,
            clock);
    var keys = new NomadKeys(link.keys(), clock);
    authenticator =
        new AgentAuthenticator(
            AuthConfig.defaults(),
            _ -> Optional.empty(),
            new WorkloadIdentities(keys, clock),
            link.allocations(),
            clock);
    link.start(keys::refresh);
  }

  @AfterEach
  void stopLink() {
    link.close();
    bench.close();
  }

  @Test
  void metadata_nomadRestartedWithEmptyMemory_isPutRightAgain() throws IOException {
    Await.until("the node has its boards", PLACED_WITHIN, this::hasBoards);
    String node = nomad.nodeId();

    nomad.stop();
    nomad.start();

    figure(
        "metadata right, counted from the node being ready",
        Await.until("again", PLACED_WITHIN, this::hasBoards));
    assertThat(nomad.nodeId()).isNotEqualTo(node);
    link.close();
    assertThat(boards(nomad.metadata())).isEmpty();
    assertThat(nomad.metadata().has("hat.api")).isFalse();
  }

  @Test
  void task_killed_losesItsClaimWithinASecond(@TempDir Path directory)
      throws IOException, InterruptedException {
    Holder.AllocatedTask task = placed("killed", directory);
    bench.claim(task);

    kill(task);

    Duration took = Await.until("the claim ends", RULE, () -> !bench.holds(task));
    figure("claim ended after SIGKILL, by its cgroup", took);
  }

  @Test
  void task_killedWithoutCgroups_losesItsClaimAsNomadTells(@TempDir Path directory)
      throws IOException, InterruptedException {
    link.close();
    link(directory);
    Holder.AllocatedTask task = placed("told", directory);
    bench.claim(task);

    kill(task);

    Duration took = Await.until("the claim ends", PLACED_WITHIN, () -> !bench.holds(task));
    figure("claim ended after SIGKILL, by Nomad's word", took);
  }

  @Test
  void task_stopped_losesItsClaimAndItsIdentity(@TempDir Path directory)
      throws IOException, InterruptedException {
    Holder.AllocatedTask task = placed("stopped", directory);
    String jwt = identity(task.allocation());
    bench.claim(task);

    nomad.cli("job", "stop", "-purge", "stopped");

    Await.until("the claim ends", PLACED_WITHIN, () -> !bench.holds(task));
    Await.until(
        "Nomad knows that it ended", PLACED_WITHIN, () -> nomad.running("stopped").isEmpty());
    assertThatThrownBy(() -> authenticator.authenticate(Optional.of(jwt)))
        .isInstanceOf(NotAuthenticated.class)
        .hasMessageContaining("has ended");
  }

  /// Runs the job, and asks for its task's holder as the API would: with the identity it was given.
  private Holder.AllocatedTask placed(String job, Path directory)
      throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("job.nomad"), JOB.replace("NAME", job));
    nomad.cli("job", "run", "-detach", file.toString());
    String allocation =
        Await.value("it runs", PLACED_WITHIN, () -> nomad.running(job).stream().findFirst());
    Caller caller = authenticator.authenticate(Optional.of(identity(allocation)));
    assertThat(caller.maxPriority()).isEqualTo(50);
    assertThat(caller.holder())
        .isEqualTo(new Holder.AllocatedTask("default", job, "t", allocation));
    return (Holder.AllocatedTask) caller.holder();
  }

  private String identity(String allocation) {
    return Await.value(
        "it has printed its identity",
        PLACED_WITHIN,
        () ->
            nomad
                .cli("alloc", "logs", allocation, "t")
                .lines()
                .filter(l -> !l.isBlank())
                .findFirst());
  }

  private static void kill(Holder.AllocatedTask task) throws IOException {
    var processes = Tasks.processes(task.allocation(), task.task());
    assertThat(processes).isNotEmpty();
    processes.forEach(ProcessHandle::destroyForcibly);
  }

  private boolean hasBoards() throws IOException {
    return boards(nomad.metadata()).equals("scroll-hat-mini,scroll-phat-hd");
  }

  private static String boards(JsonNode metadata) {
    return metadata.path("hat.leds").asText();
  }

  private static void figure(String what, Duration took) {
    System.out.printf("%-50s %6d ms%n", what, took.toMillis());
  }
}
