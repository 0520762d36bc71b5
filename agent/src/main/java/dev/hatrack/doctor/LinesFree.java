package dev.hatrack.doctor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether a board's GPIO lines are free, or the agent's own.
record LinesFree(ConfiguredBoard board) implements Check {
  private static final String AGENT = "hatrack-agent.jar";

  @Override
  public Finding examine(Machine machine) {
    String lines =
        board.lines().values().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String what = "GPIO %s of %s".formatted(lines, board.slug());
    Optional<HeaderChip> chip = HeaderChip.find(machine);
    if (chip.isEmpty()) {
      return new Finding.Unknown("who has " + what, "the header's GPIO chip was not found");
    }
    if (board.keys().flatMap(name -> KernelName.keys(machine, name)).isPresent()) {
      return new Finding.Fine(what + ": the kernel's own driver has them, and tells us its keys");
    }
    Map<Integer, LineUse> taken = new LinkedHashMap<>();
    board
        .lines()
        .values()
        .forEach(
            line ->
                LineUse.of(machine, chip.get(), line)
                    .filter(use -> !ours(use, line))
                    .ifPresent(use -> taken.put(line, use)));
    if (!taken.isEmpty()) {
      return taken(taken);
    }
    return LineUse.complete(machine)
        ? new Finding.Fine(what + ": nobody else has them")
        : new Finding.Unknown(
            "who has " + what, "only root is told everything: sudo hatrack doctor, or gpioinfo");
  }

  /// The agent asks for line 5 under the name gpio-5.
  private static boolean ours(LineUse use, int line) {
    return use.holder().contains(AGENT) || use.holder().equals("\"gpio-%d\"".formatted(line));
  }

  private Finding taken(Map<Integer, LineUse> taken) {
    return new Finding.Wrong(
        taken.keySet().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "GPIO ", " of " + board.slug() + " is in use")),
        taken.entrySet().stream()
            .map(use -> "GPIO %d: %s".formatted(use.getKey(), use.getValue().holder()))
            .collect(Collectors.joining("; ")),
        taken.values().stream().map(LineUse::release).distinct().toList());
  }
}
