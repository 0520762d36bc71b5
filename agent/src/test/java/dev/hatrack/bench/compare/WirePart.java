package dev.hatrack.bench.compare;

import dev.hatrack.board.scroll.ScrollPhatHd;
import dev.hatrack.bus.simulated.Is31fl3731Chip;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.bus.simulated.Traffic;
import dev.hatrack.hat.Frame;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;

/// Noise, which changes every pixel, by `PUT /hat/leds` onto wires that take as long as real ones:
/// how much of the wires' time is used when pictures come faster than they fit, and how long one
/// takes from the first byte on the socket to the last on the bus when they come somewhat slower.
/// Both servers and the load may use every core here: the wires of the simulation need some of one,
/// which real ones do not.
final class WirePart implements Part {
  private static final int[] CLOCKS = {100_000, 400_000};
  private static final int BITS_PER_BYTE = 9;
  private static final int CONNECTIONS = 4;
  private static final int PICTURES = 4096;

  /// Of what the wires allow, when times are taken.
  private static final double PACE = 0.7;

  private static final double LATE = 0.99;
  private static final double SLACK_MILLIS = 2;
  private static final int SCROLLPHATHD_BYTES = 163;

  /// What one round on our wires gave.
  private record Round(double use, double framesPerSecond, double p99) {}

  @Override
  public List<Row> measure(Options options) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (int hertz : CLOCKS) {
      List<Round> ours = new ArrayList<>();
      List<Double> theirs = new ArrayList<>();
      for (int round = 0; round < options.rounds(); round++) {
        ours.add(ours(hertz, options.seconds()));
        theirs.add(theirs(hertz, options.seconds()));
      }
      rows.addAll(rows(hertz, ours, theirs));
    }
    return rows;
  }

  private static double frameMillis(int hertz) {
    List<Frame> noise = Pictures.NOISE.frames(100);
    return (double) BytesPart.ours(noise) / noise.size() * BITS_PER_BYTE * 1000 / hertz;
  }

  private static Round ours(int hertz, int seconds) throws IOException, InterruptedException {
    SimulatedHeader header = SimulatedHeader.atWireSpeed(hertz);
    header.attach(ScrollPhatHd.ADDRESS, new Is31fl3731Chip());
    try (WiredAgent agent = new WiredAgent(new ScrollPhatHd(header), Optional.empty())) {
      Duration howLong = Duration.ofSeconds(seconds);
      Cpu cpu = new Cpu(ProcessHandle.current().pid());
      Load load = new Load(agent.address(), CONNECTIONS, puts(Pictures.NOISE.frames(PICTURES)));
      var _ = load.fullSpeed(howLong, cpu);
      Traffic before = header.traffic();
      long shownBefore = agent.surfaces().leds().getFirst().framesShown();
      Load.Gave full = load.fullSpeed(howLong, cpu);
      double use =
          header.traffic().since(before).bytes() * BITS_PER_BYTE / (hertz * full.seconds());
      long shown = agent.surfaces().leds().getFirst().framesShown() - shownBefore;
      double apart = frameMillis(hertz) / PACE;
      return new Round(use, shown / full.seconds(), p99(agent, apart, seconds));
    }
  }

  /// One connection sends a numbered picture each time; the number is looked for on the bus. One
  /// that was covered by a later one before its turn counts until that one is there.
  private static double p99(WiredAgent agent, double apartMillis, int seconds)
      throws IOException, InterruptedException {
    List<Frame> frames = numbered((int) (seconds * 1000 / apartMillis));
    ConcurrentNavigableMap<Integer, Long> sent = new ConcurrentSkipListMap<>();
    Latencies latencies = new Latencies();
    try (var _ =
            agent.surfaces().leds().getFirst().watch(frame -> arrived(frame, sent, latencies));
        KeptAlive connection = new KeptAlive(agent.address())) {
      List<byte[]> requests = puts(frames);
      long begun = System.nanoTime();
      for (int i = 0; i < frames.size(); i++) {
        long meant = begun + Math.round(i * apartMillis * 1e6);
        Load.await(meant);
        sent.put(number(frames.get(i)), meant);
        var _ = connection.exchange(requests.get(i));
      }
      Load.await(System.nanoTime() + Duration.ofMillis(500).toNanos());
    }
    synchronized (latencies) {
      return latencies.milliseconds(LATE);
    }
  }

  private static void arrived(
      Frame frame, ConcurrentNavigableMap<Integer, Long> sent, Latencies latencies) {
    long now = System.nanoTime();
    var there = sent.headMap(number(frame), true);
    synchronized (latencies) {
      there.values().forEach(at -> latencies.add(now - at));
    }
    there.clear();
  }

  /// Noise whose first two pixels are its number.
  private static List<Frame> numbered(int count) {
    List<Frame> noise = Pictures.NOISE.frames(count);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              byte[] levels = new byte[Pictures.FORMAT.area()];
              for (int at = 0; at < levels.length; at++) {
                int width = Pictures.FORMAT.width();
                levels[at] = (byte) noise.get(i).at(at % width, at / width);
              }
              levels[0] = (byte) (i + 1);
              levels[1] = (byte) ((i + 1) >> 8);
              return Frame.grey(Pictures.FORMAT, levels);
            })
        .toList();
  }

  private static int number(Frame frame) {
    return frame.at(0, 0) + 256 * frame.at(1, 0);
  }

  private static List<byte[]> puts(List<Frame> frames) {
    return frames.stream()
        .map(
            frame ->
                KeptAlive.request("PUT", "/hat/leds", "application/json", Pictures.json(frame)))
        .toList();
  }

  /// Each `PUT` of theirs is a picture on the bus.
  private static double theirs(int hertz, int seconds) throws IOException, InterruptedException {
    try (Server flask = Side.flask().with("HAT_I2C_HERTZ", String.valueOf(hertz)).start()) {
      URI address = flask.address();
      Load load = new Load(address, CONNECTIONS, puts(Pictures.NOISE.frames(PICTURES)));
      Duration howLong = Duration.ofSeconds(seconds);
      var _ = load.fullSpeed(howLong, flask.cpu());
      return load.fullSpeed(howLong, flask.cpu()).perSecond();
    }
  }

  private static List<Row> rows(int hertz, List<Round> ours, List<Double> theirs) {
    boolean fast = hertz == 400_000;
    Spread use = Spread.of(ours.stream().map(Round::use).toList());
    Spread theirUse =
        Spread.of(
            theirs.stream()
                .map(each -> each * SCROLLPHATHD_BYTES * BITS_PER_BYTE / hertz)
                .toList());
    Spread frames = Spread.of(ours.stream().map(Round::framesPerSecond).toList());
    Spread theirFrames = Spread.of(theirs);
    Spread p99 = Spread.of(ours.stream().map(Round::p99).toList());
    double most = frameMillis(hertz) + SLACK_MILLIS;
    String wires = " of noise on %d kHz wires".formatted(hertz / 1000);
    Optional<Row.Wanted> share = fast ? Optional.of(Row.Wanted.atLeast(0.95)) : Optional.empty();
    Optional<Row.Wanted> bound = fast ? Optional.of(Row.Wanted.atMost(1)) : Optional.empty();
    return List.of(
        Row.ratio(
            "share of the wires' time that is used" + wires,
            use.median(),
            share,
            use.text(""),
            theirUse.text(" Flask")),
        Row.ratio(
            "frames a second" + wires,
            frames.median() / theirFrames.median(),
            Optional.empty(),
            frames.text("/s"),
            theirFrames.text("/s Flask")),
        Row.ratio(
            "p99 from socket to bus, against a frame's time and 2 ms," + wires,
            p99.median() / most,
            bound,
            p99.text(" ms"),
            Spread.number(most) + " ms allowed"));
  }
}
