package dev.hatrack.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `GET` and `PUT /hat/leds` of a 17x7 picture: as fast as they are answered on eight kept-alive
/// connections, and at fixed rates. The servers run all the time and are asked in turns, each on
/// the same core; the load comes from the other one.
///
/// On a machine with other work requests a second say little; what a request costs the server in
/// CPU time says the same and is much steadier, so it is given too.
final class HttpPart implements Part {
  private static final int CONNECTIONS = 8;

  /// How ours run, behind what was measured: as installed, with C2 too, and as a native image where
  /// one is built.
  private static final List<String> OURS =
      Side.imageBuilt()
          ? List.of("", ", with C2 too", ", as a native image")
          : List.of("", ", with C2 too");

  private static final int PICTURES = 17;

  /// A JVM compiles what has run some thousand times; all sides get this many times a round for it.
  private static final int WARM_UPS = 3;

  private static final int[] RATES = {50, 200};
  private static final double GET_OF_GO = 0.7;
  private static final double PUT_OF_FLASK = 10;
  private static final double P99 = 0.99;

  /// Flags that a user may add: decision 0004.
  private static final String C2 = "-XX:TieredStopAtLevel=4 -XX:CompileThresholdScaling=1";

  private static final List<byte[]> GET = List.of(KeptAlive.get("/hat/leds"));
  private static final List<byte[]> PUT =
      Pictures.GRADIENT.frames(PICTURES).stream()
          .map(
              frame ->
                  KeptAlive.request("PUT", "/hat/leds", "application/json", Pictures.json(frame)))
          .toList();

  /// One server's figures over the rounds.
  private record Figures(List<Double> perSecond, List<Double> cpuMicros, List<List<Double>> p99) {
    Figures() {
      this(new ArrayList<>(), new ArrayList<>(), List.of(new ArrayList<>(), new ArrayList<>()));
    }
  }

  @Override
  public List<Row> measure(Options options) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    List<Server> servers = new ArrayList<>();
    try (AgentFiles files = new AgentFiles()) {
      try {
        servers.add(agent(files, "one").start());
        servers.add(agent(files, "two").with("HATRACK_JAVA_OPTS", C2).start());
        if (Side.imageBuilt()) {
          servers.add(Side.image(config(files, "three")).start());
        }
        for (Side side : List.of(Side.flask(), Side.waitress(), Side.go(), Side.nodeRed())) {
          start(side, servers, rows);
        }
        rows.addAll(compare("PUT", PUT, servers, options));
        rows.addAll(compare("GET", GET, servers, options));
      } finally {
        servers.reversed().forEach(Server::close);
      }
    }
    return rows;
  }

  private static Side agent(AgentFiles files, String name) throws IOException {
    return Side.agent("Hatrack", config(files, name));
  }

  private static Path config(AgentFiles files, String name) throws IOException {
    return files.config(name, List.of("scroll-phat-hd"));
  }

  private static void start(Side side, List<Server> servers, List<Row> rows) {
    try {
      servers.add(side.start());
    } catch (IOException e) {
      rows.add(Row.missing(side.name(), String.valueOf(e.getMessage())));
    }
  }

  private static List<Row> compare(
      String method, List<byte[]> requests, List<Server> servers, Options options)
      throws IOException, InterruptedException {
    List<Figures> figures = servers.stream().map(_ -> new Figures()).toList();
    for (Server server : servers) {
      Duration warmUp = Duration.ofSeconds((long) WARM_UPS * options.seconds());
      var _ = load(server, requests).fullSpeed(warmUp, server.cpu());
    }
    for (int round = 0; round < options.rounds(); round++) {
      for (int i = 0; i < servers.size(); i++) {
        round(servers.get(i), requests, figures.get(i), options);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int i = OURS.size(); i < servers.size(); i++) {
      String name = servers.get(i).name();
      Figures theirs = figures.get(i);
      rows.addAll(rates(OURS.getFirst(), method, name, figures.getFirst(), theirs));
      for (int rate = 0; rate < RATES.length; rate++) {
        rows.add(latency(method, name, rate, figures.getFirst(), theirs));
      }
      for (int how = 1; how < OURS.size() && wanted(method, name).isPresent(); how++) {
        rows.addAll(rates(OURS.get(how), method, name, figures.get(how), theirs));
      }
    }
    return rows;
  }

  private static void round(Server server, List<byte[]> requests, Figures figures, Options options)
      throws IOException, InterruptedException {
    Load load = load(server, requests);
    Duration howLong = Duration.ofSeconds(options.seconds());
    Load.Gave full = load.fullSpeed(howLong, server.cpu());
    figures.perSecond().add(full.perSecond());
    figures.cpuMicros().add(full.cpuMicros());
    for (int i = 0; i < RATES.length; i++) {
      Load.Gave paced = load.atRate(RATES[i], howLong, server.cpu());
      figures.p99().get(i).add(paced.latencies().milliseconds(P99));
    }
  }

  private static Load load(Server server, List<byte[]> requests) {
    return new Load(server.address(), CONNECTIONS, requests);
  }

  private static List<Row> rates(
      String how, String method, String name, Figures ours, Figures theirs) {
    Spread our = Spread.of(ours.perSecond());
    Spread their = Spread.of(theirs.perSecond());
    Spread ourCpu = Spread.of(ours.cpuMicros());
    Spread theirCpu = Spread.of(theirs.cpuMicros());
    return List.of(
        Row.ratio(
            "`%s /hat/leds` a second%s, against %s".formatted(method, how, name),
            our.median() / their.median(),
            wanted(method, name),
            our.text("/s"),
            their.text("/s " + name)),
        unbound(
            "`%s /hat/leds` for a second of the server's CPU%s, against %s"
                .formatted(method, how, name),
            theirCpu.median() / ourCpu.median(),
            ourCpu.text(" µs each"),
            theirCpu.text(" µs each " + name)));
  }

  private static Row latency(String method, String name, int rate, Figures ours, Figures theirs) {
    Spread our = Spread.of(ours.p99().get(rate));
    Spread their = Spread.of(theirs.p99().get(rate));
    return unbound(
        "p99 of `%s /hat/leds` at %d/s, against %s".formatted(method, RATES[rate], name),
        our.median() / their.median(),
        our.text(" ms"),
        their.text(" ms " + name));
  }

  /// Of which nothing is wanted.
  private static Row unbound(String what, double ratio, String ours, String theirs) {
    return Row.ratio(what, ratio, Optional.empty(), ours, theirs);
  }

  private static Optional<Row.Wanted> wanted(String method, String name) {
    return switch (method + " " + name) {
      case "GET Go" -> Optional.of(Row.Wanted.atLeast(GET_OF_GO));
      case "PUT Flask" -> Optional.of(Row.Wanted.atLeast(PUT_OF_FLASK));
      default -> Optional.empty();
    };
  }
}
