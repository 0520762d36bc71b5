package dev.hatrack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.FreePorts;
import dev.hatrack.cluster.NomadCalls.Answer;
import dev.hatrack.platform.PlatformFiles.Dashboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a real Consul, a real Nomad and a real agent, whose boards are simulated, say about the
/// platform's jobs, and about what its dashboards and alerts ask for.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlatformJobsIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int CHANGES = 1;

  /// What has no default here, by the variable's name.
  private static final Map<String, String> REQUIRED =
      Map.of(
          "artifact", "http://127.0.0.1:1/program",
          "checksum", "sha256:" + "0".repeat(64),
          "directory", PlatformFiles.DIRECTORY.toString(),
          "webhook", "http://127.0.0.1:1/",
          "program", "grafana/bin/grafana");

  /// Nobody is asked before a task starts.
  private static final String VAULT =
      """
      vault {
        enabled = true
        address = "http://127.0.0.1:1"
        default_identity {
          aud = ["vault.io"]
          ttl = "1h"
        }
      }
      """;

  private PlatformCluster cluster;

  @BeforeAll
  void prepare() throws IOException, InterruptedException {
    cluster = PlatformCluster.start(VAULT);
  }

  @AfterAll
  void tearDown() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void jobFiles_areFormattedAndValidAndCanBePlanned() throws IOException, InterruptedException {
    for (Path file : jobFiles()) {
      Map<String, String> variables = variables(file);
      cluster.nomad().cli("fmt", "-check", file.toString());
      cluster
          .nomad()
          .cli(PlatformCluster.command(List.of("job", "validate"), variables, file.toString()));
      Answer plan =
          cluster
              .nomad()
              .calls()
              .tryCli(PlatformCluster.command(List.of("job", "plan"), variables, file.toString()));
      assertThat(plan.status()).as(plan.output()).isEqualTo(CHANGES);
      assertThat(plan.output()).contains("Job: ");
    }
  }

  @Test
  void helloJava_isOnTheBoard() throws IOException, InterruptedException {
    cluster.run("platform/hello-java", Map.of());

    awaitOnTheBoard("default/hello-java/hello/");
    cluster.nomad().cli("job", "stop", "-detach", "hello-java");
  }

  /// The job of docs/writing-a-task.md.
  @Test
  void load_aProgramOfOnesOwn_isOnTheBoard() throws IOException, InterruptedException {
    cluster.nomad().cli("fmt", "-check", PlatformCluster.file("load"));
    cluster.run("load", Map.of("program", "../nomad-jobs/load/load.sh", "interpreter", "/bin/sh"));

    awaitOnTheBoard("default/load/load/");
    cluster.nomad().cli("job", "stop", "-detach", "load");
  }

  /// @param holder how the name of whoever is shown begins
  private void awaitOnTheBoard(String holder) throws IOException, InterruptedException {
    Await.until(
        holder + "… is shown",
        PlatformCluster.PLACED_WITHIN,
        () ->
            cluster
                .agent()
                .http()
                .get("/hat/leds")
                .at("/claims/0/holder")
                .asText()
                .startsWith(holder));
  }

  @Test
  void grafana_isHandedTheDashboardsAsTheyAre(@TempDir Path directory)
      throws IOException, InterruptedException {
    Files.writeString(directory.resolve("grafana"), "#!/bin/sh\nexec sleep 1000\n");
    try (var artifacts = new ArtifactServer(directory)) {
      cluster.nomad().cli("var", "put", "nomad/jobs/grafana", "admin_password=secret");
      cluster.run(
          "platform/grafana",
          Map.of(
              "artifact", artifacts.address("grafana"),
              "checksum", artifacts.checksum("grafana"),
              "program", "grafana",
              "port", FreePorts.take(1).getFirst().toString(),
              "directory", PlatformFiles.DIRECTORY.toString()));
      String allocation =
          Await.value(
              "it runs",
              PlatformCluster.PLACED_WITHIN,
              () -> cluster.nomad().running("grafana").stream().findFirst());

      for (Dashboard dashboard : PlatformFiles.dashboards()) {
        String file = "grafana/local/dashboards/%s.json".formatted(dashboard);
        assertThat(cluster.nomad().cli("alloc", "fs", allocation, file))
            .isEqualTo(
                Files.readString(
                    PlatformFiles.DIRECTORY.resolve("grafana/%s.json".formatted(dashboard))));
      }
      cluster.nomad().cli("job", "stop", "-detach", "grafana");
    }
  }

  @Test
  void expressions_nameMetricsThatAreThere() throws IOException {
    Set<String> wanted = new TreeSet<>();
    for (String expression : PlatformFiles.expressions()) {
      wanted.addAll(MetricNames.inExpression(expression));
    }
    assertThat(wanted).hasSizeGreaterThan(20);
    wanted.remove("up"); // Prometheus's own
    cluster.agent().http().send("PUT", "/hat/eink", "{\"text\": \"a page\"}");

    Await.until("all exported, but for " + missing(wanted), SOON, () -> missing(wanted).isEmpty());
  }

  private Set<String> missing(Set<String> wanted) throws IOException {
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(MetricNames.onPage(cluster.agent().http().text("/metrics")));
    missing.removeAll(
        MetricNames.onPage(cluster.nomad().http().text("/v1/metrics?format=prometheus")));
    missing.removeAll(
        MetricNames.onPage(cluster.consul().http().text("/v1/agent/metrics?format=prometheus")));
    return missing;
  }

  private static List<Path> jobFiles() throws IOException {
    try (Stream<Path> files = Files.list(PlatformFiles.DIRECTORY)) {
      return files.filter(file -> file.toString().endsWith(".nomad")).sorted().toList();
    }
  }

  private static Map<String, String> variables(Path file) throws IOException {
    String text = Files.readString(file);
    return REQUIRED.entrySet().stream()
        .filter(entry -> text.contains("variable \"%s\"".formatted(entry.getKey())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
