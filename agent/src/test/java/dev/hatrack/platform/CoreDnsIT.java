package dev.hatrack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.cluster.Await;
import dev.hatrack.cluster.DnsQuery;
import dev.hatrack.cluster.FreePorts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The real CoreDNS, run as the job that users run, before a real Consul.
@Tag("extended")
class CoreDnsIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String BOARD = "scroll-hat-mini.hat-leds.service.consul";

  @Test
  void board_isFoundByName_untilItIsPulledOut() throws IOException, InterruptedException {
    ExtendedBinaries binaries = ExtendedBinaries.find("coredns");
    List<Integer> ports = FreePorts.take(2);
    int dns = ports.getFirst();
    try (var artifacts = new ArtifactServer(binaries.directory());
        var cluster = PlatformCluster.start()) {
      cluster.runProgram(
          artifacts,
          "coredns",
          Map.of(
              "port",
              Integer.toString(dns),
              "admin_port",
              ports.getLast().toString(),
              "bind",
              "127.0.0.1",
              "consul_dns",
              "127.0.0.1:" + cluster.consul().dnsPort(),
              // nobody outside this machine is asked
              "upstream",
              "127.0.0.1:" + cluster.consul().dnsPort()));

      Await.until(
          "an address",
          SOON,
          () -> DnsQuery.ask(dns, BOARD, DnsQuery.Type.A).equals(List.of("127.0.0.1")));
      assertThat(DnsQuery.ask(dns, BOARD, DnsQuery.Type.SRV)).hasSize(1);
      assertThat(new PlainHttp(ports.getLast()).get("localhost", "/metrics").body())
          .contains("coredns_dns_requests_total");

      cluster.agent().plug(false);
      Await.until(
          "no address any more", SOON, () -> DnsQuery.ask(dns, BOARD, DnsQuery.Type.A).isEmpty());
    }
  }
}
