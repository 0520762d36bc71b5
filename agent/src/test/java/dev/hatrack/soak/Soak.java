package dev.hatrack.soak;

import dev.hatrack.cluster.ConsulServer;
import dev.hatrack.cluster.InstalledAgent;
import dev.hatrack.cluster.NomadServer;
import dev.hatrack.cluster.TestBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `soak HOURS DIRECTORY`: runs the packaged agent with every simulated board, a real Consul and a
/// real Nomad under the mixed load, and writes soak.csv, then soak.svg and soak.md. `draw
/// DIRECTORY`: the last two again, also of a soak that goes on.
public final class Soak {
  private static final Duration BETWEEN = Duration.ofSeconds(10);
  private static final String BOARDS =
      "[{board: scroll-hat-mini, simulated: true}, {board: scroll-phat-hd, simulated: true},"
          + " {board: sense-hat, simulated: true}, {board: inky-phat, simulated: true}]";

  private Soak() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args[0].equals("draw")) {
      draw(Path.of(args[1]));
      return;
    }
    Path into = Files.createDirectories(Path.of(args[2]));
    soak(Duration.ofSeconds(Math.round(Double.parseDouble(args[1]) * 3600)), into);
    draw(into);
  }

  private static void soak(Duration length, Path into) throws IOException, InterruptedException {
    TestBinaries binaries = TestBinaries.find();
    Path collector = into.toAbsolutePath().resolve("collector-%p.log");
    Map<String, String> environment =
        Map.of(
            "HATRACK_JAVA_OPTS",
            "-Xlog:gc+heap:file=" + collector + "::filecount=0",
            "HATRACK_AOT",
            into.toAbsolutePath().resolve("hatrack.aot").toString());
    try (var consul = new ConsulServer(binaries).start();
        var nomad = new NomadServer(binaries, consul.address()).start();
        var agent =
            new InstalledAgent(
                "soak-agent",
                new InstalledAgent.Setting(
                    consul.address(), nomad.address(), BOARDS, MixedLoad.TOKENS),
                environment)) {
      agent.train();
      agent.start();
      Files.writeString(into.resolve("machine.txt"), Machine.describe());
      try (var load = new MixedLoad(agent.address()).start();
          var log = new CollectorLog(into.resolve("collector-" + agent.pid() + ".log"))) {
        sample(length, into.resolve("soak.csv"), agent, load, log);
      }
    }
  }

  private static void sample(
      Duration length, Path csv, InstalledAgent agent, MixedLoad load, CollectorLog log)
      throws IOException, InterruptedException {
    Files.writeString(csv, Sample.HEADER + "\n");
    long begun = System.nanoTime();
    var never = new CountDownLatch(1);
    for (long at = 0; BETWEEN.multipliedBy(at).compareTo(length) < 0; at++) {
      long due = begun + BETWEEN.multipliedBy(at + 1).toNanos();
      var _ = never.await(due - System.nanoTime(), TimeUnit.NANOSECONDS);
      Probe probe = Probe.of(agent.pid());
      Sample sample =
          new Sample(
              (System.nanoTime() - begun) / 1e9,
              probe.memory().pss(),
              probe.memory().privateDirty(),
              log.heap(),
              probe.descriptors(),
              probe.threads(),
              probe.cpu(),
              load.done(),
              load.wrong());
      Files.writeString(csv, sample.line() + "\n", StandardOpenOption.APPEND);
    }
  }

  private static void draw(Path into) throws IOException {
    var samples = Sample.read(into.resolve("soak.csv"));
    var course = Course.of(samples);
    Files.writeString(into.resolve("soak.svg"), new SoakDrawing(course).svg());
    String machine = Files.readString(into.resolve("machine.txt"));
    Files.writeString(into.resolve("soak.md"), new SoakPage(course, machine).text());
  }
}
