package dev.hatrack.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.cluster.AgentProcess;
import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.FreePorts;
import dev.hatrack.cluster.LocalHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The real Alertmanager and the real Prometheus, run as the jobs that users run: Prometheus finds
/// the other one through Consul.
@Tag("extended")
class AlertmanagerIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  /// The rule waits a minute, Alertmanager half a minute for what belongs together.
  private static final Duration TOLD_WITHIN = Duration.ofMinutes(3);

  @Test
  void boardThatIsPulledOut_isToldToTheWebhook() throws IOException, InterruptedException {
    ExtendedBinaries binaries = ExtendedBinaries.find("alertmanager", "prometheus");
    List<Integer> ports = FreePorts.take(2);
    try (var artifacts = new ArtifactServer(binaries.directory());
        var webhook = new Webhook();
        var cluster = PlatformCluster.start();
        var prometheus = new LocalHttp(URI.create("http://127.0.0.1:" + ports.get(1)))) {
      runAlertmanager(cluster, artifacts, webhook, ports.get(0));
      cluster.runPrometheus(artifacts, ports.get(1));
      Await.until(
          "Prometheus has found it",
          SOON,
          () ->
              prometheus.get("/api/v1/alertmanagers").at("/data/activeAlertmanagers").size() == 1);

      cluster.agent().plug(false);

      JsonNode told =
          Await.value("the webhook is told", TOLD_WITHIN, () -> told(webhook, "HatBoardDark"));
      assertThat(told.path("status").asText()).isEqualTo("firing");
      assertThat(told.at("/labels/board").asText()).isEqualTo(AgentProcess.BOARD);
      assertThat(told.at("/annotations/summary").asText())
          .startsWith(AgentProcess.BOARD)
          .endsWith("has failed or was pulled out");
    }
  }

  @Test
  void boardsOfAnAgentThatIsDown_areNotToldBesideIt() throws IOException, InterruptedException {
    ExtendedBinaries binaries = ExtendedBinaries.find("alertmanager");
    int port = FreePorts.take(1).getFirst();
    try (var artifacts = new ArtifactServer(binaries.directory());
        var webhook = new Webhook();
        var cluster = PlatformCluster.start();
        var alertmanager = new LocalHttp(URI.create("http://127.0.0.1:" + port))) {
      runAlertmanager(cluster, artifacts, webhook, port);

      int status =
          alertmanager.status(
              "POST",
              "/api/v2/alerts",
              """
              [{"labels": {"alertname": "HatrackDown", "node": "pi-1"}},
               {"labels": {"alertname": "HatBoardDark", "node": "pi-1", "board": "inky-phat"}},
               {"labels": {"alertname": "HatBoardDark", "node": "pi-2", "board": "inky-phat"}}]
              """);

      assertThat(status).isEqualTo(200);
      Await.until(
          "the agent and the other node's board are told",
          SOON.multipliedBy(2),
          () ->
              told(webhook, "HatrackDown").isPresent()
                  && told(webhook, "HatBoardDark").isPresent());
      assertThat(webhook.documents())
          .flatExtracting(document -> document.path("alerts").valueStream().toList())
          .extracting(
              alert -> alert.at("/labels/alertname").asText(),
              alert -> alert.at("/labels/node").asText())
          .containsExactlyInAnyOrder(tuple("HatrackDown", "pi-1"), tuple("HatBoardDark", "pi-2"));
    }
  }

  private static void runAlertmanager(
      PlatformCluster cluster, ArtifactServer artifacts, Webhook webhook, int port)
      throws IOException, InterruptedException {
    cluster.runProgram(
        artifacts,
        "alertmanager",
        Map.of("port", String.valueOf(port), "webhook", webhook.address()));
  }

  /// The first alert of that name in what came.
  private static Optional<JsonNode> told(Webhook webhook, String alert) {
    return webhook.documents().stream()
        .flatMap(document -> document.path("alerts").valueStream())
        .filter(each -> each.at("/labels/alertname").asText().equals(alert))
        .findFirst();
  }
}
