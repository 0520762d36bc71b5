package dev.hatrack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.cluster.AgentProcess;
import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.FreePorts;
import dev.hatrack.cluster.LocalHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The real Prometheus, run as the job that users run, finds everything through Consul by itself.
@Tag("extended")
class PrometheusIT {
  private static final Duration SCRAPED_WITHIN = Duration.ofSeconds(60);

  /// The rule waits a minute.
  private static final Duration FIRES_WITHIN = Duration.ofSeconds(100);

  @Test
  void boards_areScraped_andOneThatIsPulledOutIsTold() throws IOException, InterruptedException {
    ExtendedBinaries binaries = ExtendedBinaries.find("prometheus");
    int port = FreePorts.take(1).getFirst();
    try (var artifacts = new ArtifactServer(binaries.directory());
        var cluster = PlatformCluster.start();
        var prometheus = new LocalHttp(URI.create("http://127.0.0.1:" + port))) {
      cluster.runPrometheus(artifacts, port);

      everythingIsScraped(prometheus);
      assertThat(firing(prometheus)).isEmpty();

      cluster.agent().plug(false);
      String alert = Await.value("the alert fires", FIRES_WITHIN, () -> firing(prometheus));
      assertThat(alert).isEqualTo("HatBoardDark " + AgentProcess.BOARD);

      cluster.agent().plug(true);
      Await.until("it ends", SCRAPED_WITHIN, () -> firing(prometheus).isEmpty());
    }
  }

  private static void everythingIsScraped(LocalHttp prometheus) {
    for (String job : new String[] {"hatrack", "prometheus", "nomad", "consul"}) {
      Await.until(
          job + " is scraped",
          SCRAPED_WITHIN,
          () -> value(prometheus, "up{job=\"%s\", node!=\"\"}".formatted(job)).orElse(0) == 1);
    }
    Await.until(
        "the boards are healthy",
        SCRAPED_WITHIN,
        () -> value(prometheus, "sum(hat_board_healthy{job=\"hatrack\"})").orElse(0) == 3);
  }

  /// The one value of a query.
  private static Optional<Integer> value(LocalHttp prometheus, String query) throws IOException {
    return prometheus
        .get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
        .at("/data/result")
        .valueStream()
        .findFirst()
        .map(result -> Integer.parseInt(result.at("/value/1").asText()));
  }

  /// The first alert about a board that fires, and the board.
  private static Optional<String> firing(LocalHttp prometheus) throws IOException {
    return prometheus
        .get("/api/v1/alerts")
        .at("/data/alerts")
        .valueStream()
        .filter(alert -> alert.path("state").asText().equals("firing"))
        .map(alert -> alert.path("labels"))
        .filter(labels -> labels.has("board"))
        .map(PrometheusIT::told)
        .findFirst();
  }

  private static String told(JsonNode labels) {
    return labels.path("alertname").asText() + " " + labels.path("board").asText();
  }
}
