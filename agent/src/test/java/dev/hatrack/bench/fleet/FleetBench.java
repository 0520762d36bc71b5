package dev.hatrack.bench.fleet;

import dev.hatrack.cluster.AgentProcess;
import java.io.IOException;
import java.time.Duration;

/// What agents ask of Consul and Nomad: one real agent, then many in this process.
///
/// The one is the whole agent with a simulated Scroll HAT Mini, as a process of its own, before a
/// real Consul and a real Nomad; the requests are counted on their way. The many are the agent's
/// own classes that register, watch and describe, each before a Consul agent ({@link LocalConsul})
/// and a Nomad client ({@link LocalNomad}) of its own that are played; what those hand on reaches
/// the real servers, and is counted there once more.
public final class FleetBench {
  private static final int A_THOUSAND = 1_000;
  private static final int MOST_AGENTS = 2_000;

  private final int agents;
  private final Duration window;
  private final Report report;

  private FleetBench(int agents, Duration window) {
    this.agents = agents;
    this.window = window;
    this.report = new Report(System.out);
  }

  /// @param args how many agents, and how many seconds the steady state is watched; both may be
  ///   left out. One agent is the real one alone, another number the many alone; nothing is both,
  ///   with a thousand
  public static void main(String[] args) throws IOException, InterruptedException {
    int agents = args.length > 0 ? Integer.parseInt(args[0]) : A_THOUSAND;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 120;
    if (agents < 1 || agents > MOST_AGENTS || seconds < 1) {
      System.err.printf("usage: bench/run fleet [AGENTS [SECONDS]]: 1 to %d agents%n", MOST_AGENTS);
      System.exit(2);
    }
    // The played ends must not break off what the real ones would keep.
    System.setProperty("sun.net.httpserver.maxIdleConnections", "20000");
    System.setProperty("sun.net.httpserver.idleInterval", "600");
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var bench = new FleetBench(agents, Duration.ofSeconds(seconds));
    bench.measure(args.length == 0 || agents == 1, agents > 1);
    System.exit(0); // idle connections are kept by threads that take their time to end
  }

  private void measure(boolean one, boolean many) throws IOException, InterruptedException {
    try (Servers servers = new Servers()) {
      report.machine(servers);
      if (one) {
        oneAgent(servers);
      }
      if (many) {
        idle(servers);
        manyAgents(servers);
      }
    }
  }

  private void manyAgents(Servers servers) throws IOException, InterruptedException {
    Upstream consul = new Upstream(servers.consul.address());
    Upstream nomad = new Upstream(servers.nomad.address());
    try (Fleet fleet = new Fleet(agents, consul, nomad)) {
      new Phases(servers, fleet, consul, nomad, report, window).measure();
    }
  }

  private void oneAgent(Servers servers) throws IOException, InterruptedException {
    Upstream consul = new Upstream(servers.consul.address());
    Upstream nomad = new Upstream(servers.nomad.address());
    try (Front consulFront = new Front(consul);
        Front nomadFront = new Front(nomad);
        AgentProcess _ =
            AgentProcess.start(
                consulFront.address(0),
                nomadFront.address(0),
                "[{ board: scroll-hat-mini, simulated: true }]")) {
      Phases.pass(Phases.SETTLED);
      var _ = consulFront.tally().take();
      var _ = nomadFront.tally().take();
      Phases.pass(window);
      report.heading("one agent process, steady state");
      report.kinds("to its Consul", consulFront.tally().take(), 1);
      report.kinds("to its Nomad", nomadFront.tally().take(), 1);
    }
  }

  /// What the servers use without a fleet.
  private void idle(Servers servers) throws InterruptedException {
    Servers.Cpu before = servers.cpu();
    Phases.pass(Phases.SETTLED);
    report.heading("no agent");
    report.cpu(servers.cpu().since(before), Phases.SETTLED);
  }
}
