package dev.hatrack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.FreePorts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The real Traefik, run as the job that users run, before the service of a job that reads a
/// simulated Sense HAT.
@Tag("extended")
class TraefikIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void host_ofAJobsService_isRoutedAndOthersAreNot() throws IOException, InterruptedException {
    ExtendedBinaries binaries = ExtendedBinaries.find("traefik");
    List<Integer> ports = FreePorts.take(2);
    try (var artifacts = new ArtifactServer(binaries.directory());
        var cluster = PlatformCluster.start()) {
      cluster.run("sense-sensors", Map.of("consul_addr", cluster.consul().address().toString()));
      cluster.runProgram(
          artifacts,
          "traefik",
          Map.of(
              "http_port", ports.get(0).toString(),
              "admin_port", ports.get(1).toString(),
              "consul_addr", cluster.consul().address().toString()));
      var traefik = new PlainHttp(ports.get(0));

      Await.until(
          "the service is routed",
          SOON,
          () -> traefik.get("sense-sensors.home.arpa", "/metrics").body().contains("temperature"));

      assertThat(traefik.get("hat-leds.home.arpa", "/").status()).isEqualTo(404);
      assertThat(traefik.get("hatrack.home.arpa", "/hat").status()).isEqualTo(404);
      assertThat(new PlainHttp(ports.get(1)).get("localhost", "/metrics").body())
          .contains("traefik_service_requests_total");

      cluster.nomad().cli("job", "stop", "-detach", "sense-sensors");
      Await.until(
          "a stopped job is routed to no more",
          SOON,
          () -> traefik.get("sense-sensors.home.arpa", "/metrics").status() == 404);
    }
  }
}
