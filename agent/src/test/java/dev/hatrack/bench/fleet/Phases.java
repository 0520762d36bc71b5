package dev.hatrack.bench.fleet;

import dev.hatrack.bench.fleet.Tally.Counted;
import dev.hatrack.cluster.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What a fleet goes through, and what each of it costs.
final class Phases {
  static final Duration SETTLED = Duration.ofSeconds(20);
  private static final Duration AWAY = Duration.ofMinutes(1);
  private static final Duration COMPLETE_WITHIN = Duration.ofMinutes(10);

  private final Servers servers;
  private final Fleet fleet;
  private final Upstream consul;
  private final Upstream nomad;
  private final Report report;
  private final Duration window;
  private Servers.Cpu cpu;

  /// @param window how long the steady state is watched
  Phases(
      Servers servers,
      Fleet fleet,
      Upstream consul,
      Upstream nomad,
      Report report,
      Duration window) {
    this.servers = servers;
    this.fleet = fleet;
    this.consul = consul;
    this.nomad = nomad;
    this.report = report;
    this.window = window;
    this.cpu = servers.cpu();
  }

  void measure() throws IOException, InterruptedException {
    begin();
    fleet.start();
    awaitComplete();
    end("all started at once, nothing registered yet");
    pass(SETTLED);
    begin();
    pass(window);
    end("steady state");
    nomadAway();
    consulAway();
    report.simulator();
    begin();
    fleet.stop();
    end("all stopped at once");
    report.left(fleet.withdrawn());
  }

  private void nomadAway() throws IOException, InterruptedException {
    servers.nomad.kill();
    takeAll();
    pass(AWAY);
    report.heading("Nomad's server is away for a minute");
    report.kinds("to the local Nomad", fleet.nomadTally().take(), fleet.size());
    servers.nomad.start();
    begin();
    pass(SETTLED);
    end("Nomad's server is back, empty");
  }

  private void consulAway() throws IOException, InterruptedException {
    fleet.consulAway();
    pass(AWAY);
    begin();
    fleet.consulBackEmpty();
    awaitComplete();
    end("the Consul of every node was away for a minute, and is back, empty");
  }

  private void awaitComplete() {
    var _ = Await.until("everything is registered", COMPLETE_WITHIN, fleet::complete);
  }

  private void begin() {
    takeAll();
    cpu = servers.cpu();
  }

  private void takeAll() {
    List.of(fleet.consulTally(), fleet.nomadTally(), consul.tally(), nomad.tally())
        .forEach(Tally::take);
  }

  private void end(String phase) {
    Servers.Cpu used = servers.cpu().since(cpu);
    Counted toConsul = consul.tally().take();
    Counted toNomad = nomad.tally().take();
    report.heading(
        "%d agents: %s, %.1f s".formatted(fleet.size(), phase, toConsul.over().toMillis() / 1e3));
    report.kinds("to the local Consul", fleet.consulTally().take(), fleet.size());
    report.kinds("to the local Nomad", fleet.nomadTally().take(), fleet.size());
    report.kinds("to Consul's server", toConsul, fleet.size());
    report.kinds("to Nomad's server", toNomad, fleet.size());
    report.cpu(used, toConsul.over());
  }

  static void pass(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }
}
