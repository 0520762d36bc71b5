package dev.hatrack.bench.fleet;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/// Prints what was measured.
final class Report {
  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void machine(Servers servers) throws IOException {
    out.printf(
        Locale.ROOT,
        "%s %s, %d processors, Java %s, Consul %s, Nomad %s; everything on loopback%n",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        servers.consul.http().get("/v1/agent/self").path("Config").path("Version").asText(),
        servers
            .nomad
            .http()
            .get("/v1/agent/self")
            .path("config")
            .path("Version")
            .path("Version")
            .asText());
  }

  void heading(String what) {
    out.printf(Locale.ROOT, "%n%s%n", what);
  }

  /// @param among how many agents they are from
  void kinds(String where, Tally.Counted counted, int among) {
    out.printf(
        Locale.ROOT,
        "  %-20s %8.1f requests/s, %.3f an agent, most in one second %d%n",
        where,
        counted.perSecond(),
        counted.perSecond() / among,
        counted.most());
    counted
        .kinds()
        .forEach(
            (kind, number) ->
                out.printf(
                    Locale.ROOT,
                    "    %-44s %8d  %.4f/s an agent%n",
                    kind,
                    number,
                    counted.rate(number) / among));
  }

  void cpu(Servers.Cpu used, Duration over) {
    double seconds = over.toMillis() / 1e3;
    out.printf(
        Locale.ROOT,
        "  processor time       Consul's server %.1f ms/s, Nomad's %.1f ms/s%n",
        used.consul().toMillis() / seconds,
        used.nomad().toMillis() / seconds);
  }

  /// What it takes to play them.
  void simulator() {
    int descriptors = Objects.requireNonNull(new File("/proc/self/fd").list(), "/proc").length;
    out.printf(
        Locale.ROOT,
        "%nthe simulator: %d platform threads, %d descriptors%n",
        ManagementFactory.getThreadMXBean().getThreadCount(),
        descriptors);
  }

  void left(boolean nothing) {
    out.printf(
        Locale.ROOT,
        "  %s%n",
        nothing ? "nothing is left in Consul" : "SOMETHING IS LEFT IN CONSUL");
  }
}
