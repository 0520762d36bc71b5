package dev.hatrack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.Tasks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A secret goes from a real Vault to the e-ink page, with the task's identity and nothing else,
/// and is nowhere else. The panel is simulated.
@Tag("extended")
class VaultIT {
  private static final String JOB = "secret-page";
  private static final String PASSWORD = "correct-horse-7391";
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void secret_isOnThePageAndNowhereElse() throws IOException, InterruptedException {
    ExtendedBinaries binaries = ExtendedBinaries.find("vault");
    try (var vault = new VaultServer(binaries);
        var cluster = PlatformCluster.start(vault.nomadConfig())) {
      vault.trust(cluster.nomad().address());
      vault.put("secret/default/secret-page/guest-wifi", "network=guests", "password=" + PASSWORD);
      vault.put("secret/default/another-job/secret", "network=x", "password=y");

      cluster.run("platform/" + JOB, Map.of());
      JsonNode page =
          Await.value(
              "the page is shown",
              PlatformCluster.PLACED_WITHIN,
              () ->
                  Optional.of(eink(cluster)).filter(VaultIT::shown).map(now -> now.path("pixels")));
      String allocation = cluster.nomad().running(JOB).getFirst();

      assertSaidNowhere(cluster, allocation);
      assertInNoEnvironment(allocation);
      cluster.nomad().cli("job", "stop", "-detach", JOB);
      Await.until("its claim ended", SOON, () -> eink(cluster).path("claims").isEmpty());
      assertThat(drawn(cluster, "guests\nanother-password")).isNotEqualTo(page);
      assertThat(drawn(cluster, "guests\n" + PASSWORD)).isEqualTo(page);

      cluster.run("platform/" + JOB, Map.of("secret", "secret/data/default/another-job/secret"));
      Await.until(
          "another job's secret is refused",
          SOON,
          () -> events(cluster).contains("403") || events(cluster).contains("Missing: vault"));
    }
  }

  private static JsonNode eink(PlatformCluster cluster) throws IOException {
    return cluster.agent().http().get("/hat/eink");
  }

  private static boolean shown(JsonNode eink) {
    return eink.at("/claims/0/holder").asText().startsWith("default/secret-page/page/")
        && eink.at("/claims/0/shown").asBoolean()
        && eink.path("pixels").toString().contains("black");
  }

  /// The panel's pixels when the tester has put this text there.
  private static JsonNode drawn(PlatformCluster cluster, String text) throws IOException {
    String body = "{\"text\": \"%s\"}".formatted(text.replace("\n", "\\n"));
    String id = cluster.agent().http().send("PUT", "/hat/eink", body).at("/page/id").asText();
    Await.until("shown: " + text, SOON, () -> eink(cluster).at("/shown/page").asText().equals(id));
    return eink(cluster).path("pixels");
  }

  private static void assertSaidNowhere(PlatformCluster cluster, String allocation)
      throws IOException, InterruptedException {
    for (String stream : List.of("-stdout", "-stderr")) {
      assertThat(cluster.nomad().cli("alloc", "logs", stream, allocation)).doesNotContain(PASSWORD);
    }
    assertThat(cluster.nomad().cli("job", "inspect", JOB)).doesNotContain(PASSWORD);
    assertThat(cluster.nomad().cli("alloc", "status", "-json", allocation))
        .doesNotContain(PASSWORD);
    try (Stream<Path> logs = Files.list(cluster.agent().log().getParent())) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(log, StandardCharsets.ISO_8859_1))
            .as(log.toString())
            .doesNotContain(PASSWORD);
      }
    }
  }

  /// Neither of the task's own processes, nor of any other that this test has started: the agent,
  /// Consul, Nomad with its helpers, Vault. Those of other people are none of its business.
  private static void assertInNoEnvironment(String allocation) throws IOException {
    List<ProcessHandle> task = Tasks.processes(allocation, "page");
    assertThat(task).isNotEmpty();
    try (Stream<ProcessHandle> started = ProcessHandle.current().descendants()) {
      List<ProcessHandle> own = Stream.concat(task.stream(), started).distinct().toList();
      assertThat(own).hasSizeGreaterThan(4);
      for (ProcessHandle process : own) {
        assertThat(environment(process)).as(process.toString()).doesNotContain(PASSWORD);
      }
    }
  }

  private static String environment(ProcessHandle process) throws IOException {
    Path file = Path.of("/proc", Long.toString(process.pid()), "environ");
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      if (process.isAlive()) {
        throw e;
      }
      return ""; // it has ended meanwhile
    }
  }

  /// What Nomad says has happened to the job's tasks.
  private static String events(PlatformCluster cluster) throws IOException {
    return cluster.nomad().calls().allocations(JOB).stream()
        .map(allocation -> allocation.path("TaskStates").toString())
        .collect(Collectors.joining());
  }
}
