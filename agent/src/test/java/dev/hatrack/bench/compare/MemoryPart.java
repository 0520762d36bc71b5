package dev.hatrack.bench.compare;

import dev.hatrack.bench.ProcessMemory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Time to the first answer and memory, each start a new process, in turns: an agent with
/// everything on, the same without its AOT cache, and Flask with one board. Memory is of the
/// server's own process, after it has taken pictures for a while and rested; with `--long` once
/// more after ten minutes of a picture each tenth of a second.
final class MemoryPart implements Part {
  private static final int CONNECTIONS = 2;
  private static final int PICTURES = 17;
  private static final double STEADY_RATE = 10;
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final int REST_SECONDS = 5;

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
    Figures flask = new Figures();
    for (int round = 0; round < options.rounds(); round++) {
      try (EverythingOn everything = EverythingOn.start(Optional.empty())) {
        measure(everything.server(), cached, options);
      }
      try (EverythingOn everything = EverythingOn.start(Optional.of("off"))) {
        measure(everything.server(), uncached, options);
      }
      try (Server server = Side.flask().start()) {
        measure(server, flask, options);
      }
    }
    return rows(cached, uncached, flask);
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

  private static List<Row> rows(Figures cached, Figures uncached, Figures flask) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        against(
            "private dirty memory with everything on, against Flask with one board",
            cached.dirty(),
            flask.dirty(),
            " MiB",
            " Flask",
            Optional.of(Row.Wanted.atMost(1.5))));
    rows.add(
        against("PSS, the same", cached.pss(), flask.pss(), " MiB", " Flask", Optional.empty()));
    rows.add(bounded("private dirty memory with everything on, of 40 MiB", cached.dirty(), 40));
    rows.add(bounded("PSS with everything on, of 80 MiB", cached.pss(), 80));
    rows.add(
        against(
            "start to first answer with the AOT cache, against without",
            cached.ready(),
            uncached.ready(),
            " ms",
            " without",
            Optional.of(Row.Wanted.atMost(0.5))));
    rows.add(
        against(
            "CPU time of the same",
            cached.cpu(),
            uncached.cpu(),
            " ms",
            " without",
            Optional.empty()));
    rows.add(
        against(
            "start to first answer, against Flask with one board",
            cached.ready(),
            flask.ready(),
            " ms",
            " Flask",
            Optional.of(Row.Wanted.atMost(1))));
    if (!cached.later().isEmpty()) {
      rows.add(
          against(
              "private dirty memory after ten minutes more at 10 pictures a second",
              cached.later(),
              flask.later(),
              " MiB",
              " Flask",
              Optional.empty()));
    }
    return rows;
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
