package dev.hatrack.faults;

import dev.hatrack.cluster.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Rounds of faults that overlap, each round with a calm at its end. What must always be so is
/// looked at after each fault, what needs a moment of peace after each round.
record Campaign(long seed, Duration length, Path report) {
  private static final int FAULTS_A_ROUND = 40;
  private static final int LONG_REST_EVERY = 10;

  /// @param directory for what is needed meanwhile
  /// @return what was done and what broke
  Report run(Path directory) throws IOException, InterruptedException {
    System.out.println("faults: seed " + seed + ", " + length.toSeconds() + " s");
    var written = new Report(seed, report);
    var random = new Random(seed);
    var schedule = new Schedule(seed);
    try (var world = new World(directory, random)) {
      var invariants = new Invariants(world);
      written.broken(0, invariants.settled(Optional.empty()));
      long end = System.nanoTime() + length.toNanos();
      for (int round = 1; end - System.nanoTime() > 0; round++) {
        round(world, schedule, invariants, written);
        Optional<String> out = boardOut(random);
        var took = calm(world, out);
        int step = written.faults();
        written.broken(step, invariants.settled(out));
        if (round % LONG_REST_EVERY == 0 || end - System.nanoTime() <= 0) {
          written.broken(step, invariants.settledForLong(out));
        }
        written.round(took);
      }
    }
    System.out.print(written.table());
    return written;
  }

  private static void round(World world, Schedule schedule, Invariants invariants, Report written)
      throws IOException, InterruptedException {
    for (int at = 0; at < FAULTS_A_ROUND; at++) {
      Fault fault = schedule.next();
      written.fault(written.faults() + 1, fault);
      fault.strike(world);
      world.acts();
      world.drawers().forEach(Drawers::look);
      written.broken(written.faults(), invariants.now());
      if (!world.agent().running()) {
        written.broken(written.faults(), List.of("the agent has ended by itself"));
        world.ended();
        world.restart();
      }
    }
  }

  /// Every other round ends with a board off its header.
  private static Optional<String> boardOut(Random random) {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(World.BOARDS.get(random.nextInt(World.BOARDS.size())));
  }

  private static Duration calm(World world, Optional<String> out) {
    return Await.until(
        "the agent takes orders",
        Duration.ofMinutes(1),
        () -> {
          world.calm(out);
          return true;
        });
  }
}
