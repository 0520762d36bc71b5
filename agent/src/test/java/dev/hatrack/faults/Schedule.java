package dev.hatrack.faults;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Which fault comes next: the same from the same seed. The cheap ones come often, those that cost
/// a restart seldom.
final class Schedule {
  private static final List<String> BOARDS =
      List.of("scroll-hat-mini", "scroll-phat-hd", "sense-hat", "inky-phat");
  private static final List<Meddler.Mood> BAD_MOODS =
      List.of(Meddler.Mood.GONE, Meddler.Mood.SILENT, Meddler.Mood.SLOW, Meddler.Mood.NONSENSE);
  private static final long A_YEAR = 365L * 86_400;

  /// @param weight of all {@link #TOTAL}
  private record Choice(int weight, Function<Random, Fault> of) {}

  private static final List<Choice> CHOICES =
      List.of(
          new Choice(450, Schedule::board),
          new Choice(130, Schedule::peer),
          new Choice(130, random -> new Fault.ClockJump(random.nextLong(-A_YEAR, 10 * A_YEAR))),
          new Choice(130, _ -> new Fault.ClientDies()),
          new Choice(50, random -> new Fault.SlowClients(1 + random.nextInt(40))),
          new Choice(2, _ -> new Fault.SlowClients(1000)),
          new Choice(40, random -> new Fault.DescriptorsGone(random.nextInt(4))),
          new Choice(30, _ -> new Fault.DiskFull()),
          new Choice(15, random -> new Fault.BigPictures(1 + random.nextInt(4))),
          new Choice(9, random -> new Fault.Paused(100 + random.nextInt(1500))),
          new Choice(6, _ -> new Fault.Killed()),
          new Choice(6, Schedule::powerCut),
          new Choice(2, _ -> new Fault.Stopped()));

  private static final int TOTAL = CHOICES.stream().mapToInt(Choice::weight).sum();

  private final Random random;

  Schedule(long seed) {
    random = new Random(seed);
  }

  Fault next() {
    int at = random.nextInt(TOTAL);
    for (Choice choice : CHOICES) {
      at -= choice.weight();
      if (at < 0) {
        return choice.of().apply(random);
      }
    }
    throw new IllegalStateException("weights");
  }

  private static Fault board(Random random) {
    String board = one(BOARDS, random);
    List<String> faults =
        switch (board) {
          case "sense-hat" -> List.of("unplugged", "stuck", "wrong-identity", "frozen");
          case "inky-phat" -> List.of("unplugged", "stuck", "busy");
          default -> List.of("unplugged", "stuck");
        };
    return new Fault.Board(board, one(faults, random), random.nextInt(4) > 0);
  }

  private static Fault peer(Random random) {
    return new Fault.Peer(random.nextBoolean(), one(BAD_MOODS, random));
  }

  private static Fault powerCut(Random random) {
    double share =
        switch (random.nextInt(4)) {
          case 0 -> 0;
          case 1 -> 1 + random.nextDouble();
          default -> random.nextDouble();
        };
    return new Fault.PowerCut(random.nextInt(100), share);
  }

  private static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
