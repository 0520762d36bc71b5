package dev.hatrack.bench.compare;

import dev.hatrack.bench.ProcessMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Time to the first answer and memory, each start a new process, in turns: an agent with
/// everything on, the same without its AOT cache and, where one is built, as a native image, and
/// Flask with one board. Memory is of the server's own process, after it has taken pictures for a
/// while and rested; with `--long` once more after ten minutes of a picture each tenth of a second.
final class MemoryPart implements Part {
  private static final int CONNECTIONS = 2;
  private static final int PICTURES = 17;
  private static final double STEADY_RATE = 10;
  private static final Duration LONG = Duration.ofMinutes(10);

  /// Long enough for what gives memory back from time to time to have done so: decision 0004.
  private static final int REST_SECONDS = 15;

  /// One kind of server over the rounds.
  private record Figures(
      List<Double> ready,
      List<Double> cpu,
      List<Double> pss,
      List<Double> dirty,
      List<Double> later) {
    Figures() {
      this(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());
    }
  }

  @Override
  public List<Row> measure(Options options) throws IOException, InterruptedException {
    var _ = Side.output(List.of("./hatrack", "train"));
    Figures cached = new Figures();
    Figures uncached = new Figures();
    Figures image = new Figures();
    Figures flask = new Figures();
    for (int round = 0; round < options.rounds(); round++) {
      measure(MemoryPart::installed, cached, options);
      measure(config -> installed(config).with("HATRACK_AOT", "off"), uncached, options);
      if (Side.imageBuilt()) {
        measure(Side::image, image, options);
      }
      try (Server server = Side.flask().start()) {
        measure(server, flask, options);
      }
    }
    List<Row> rows = new ArrayList<>(rows("", cached, flask));
    rows.addAll(start(cached, uncached));
    rows.addAll(Side.imageBuilt() ? rows(", as a native image", image, flask) : List.of());
    return rows;
  }

  private static Side installed(Path config) {
    return Side.agent("Hatrack", config);
  }

  private static void measure(Function<Path, Side> agent, Figures figures, Options options)
      throws IOException, InterruptedException {
    try (EverythingOn everything = EverythingOn.start(agent)) {
      measure(everything.server(), figures, options);
    }
  }

  private static void measure(Server server, Figures figures, Options options)
      throws IOException, InterruptedException {
    figures.ready().add(server.readyMillis());
    figures.cpu().add(server.cpuMillisToReady());
    List<byte[]> puts =
        Pictures.GRADIENT.frames(PICTURES).stream()
            .map(
                frame ->
                    KeptAlive.request("PUT", "/hat/leds", "application/json", Pictures.json(frame)))
            .toList();
    Load load = new Load(server.address(), CONNECTIONS, puts);
    var _ = load.fullSpeed(Duration.ofSeconds(2L * options.seconds()), server.cpu());
    TimeUnit.SECONDS.sleep(REST_SECONDS);
    ProcessMemory warm = server.memory();
    figures.pss().add(warm.pss());
    figures.dirty().add(warm.privateDirty());
    if (options.longRun()) {
      var _ = load.atRate(STEADY_RATE, LONG, server.cpu());
      figures.later().add(server.memory().privateDirty());
    }
  }

  /// @param how the agent runs, behind what was measured
  private static List<Row> rows(String how, Figures ours, Figures flask) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        against(
            "private dirty memory with everything on%s, against Flask with one board"
                .formatted(how),
            ours.dirty(),
            flask.dirty(),
            " MiB",
            " Flask",
            Optional.of(Row.Wanted.atMost(1.5))));
    rows.add(
        against(
            "PSS, the same" + how, ours.pss(), flask.pss(), " MiB", " Flask", Optional.empty()));
    rows.add(
        bounded(
            "private dirty memory with everything on%s, of 40 MiB".formatted(how),
            ours.dirty(),
            40));
    rows.add(bounded("PSS with everything on%s, of 80 MiB".formatted(how), ours.pss(), 80));
    rows.add(
        against(
            "start to first answer%s, against Flask with one board".formatted(how),
            ours.ready(),
            flask.ready(),
            " ms",
            " Flask",
            Optional.of(Row.Wanted.atMost(1))));
    if (!ours.later().isEmpty()) {
      rows.add(
          against(
              "private dirty memory%s after ten minutes more at 10 pictures a second"
                  .formatted(how),
              ours.later(),
              flask.later(),
              " MiB",
              " Flask",
              Optional.empty()));
    }
    return rows;
  }

  private static List<Row> start(Figures cached, Figures uncached) {
    return List.of(
        against(
            "start to first answer with the AOT cache, against without",
            cached.ready(),
            uncached.ready(),
            " ms",
            " without",
            Optional.of(Row.Wanted.atMost(0.5))),
        against(
            "CPU time of the same",
            cached.cpu(),
            uncached.cpu(),
            " ms",
            " without",
            Optional.empty()));
  }

  private static Row against(
      String what,
      List<Double> ours,
      List<Double> theirs,
      String unit,
      String whose,
      Optional<Row.Wanted> wanted) {
    Spread our = Spread.of(ours);
    Spread their = Spread.of(theirs);
    return Row.ratio(
        what, our.median() / their.median(), wanted, our.text(unit), their.text(unit + whose));
  }

  private static Row bounded(String what, List<Double> ours, double most) {
    Spread our = Spread.of(ours);
    return Row.ratio(
        what, our.median() / most, Optional.of(Row.Wanted.atMost(1)), our.text(" MiB"), "");
  }
}
