package dev.hatrack.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What was done and what broke: a JSON line for each, and a table of counts at the end.
final class Report {
  private final ObjectMapper json = new ObjectMapper();
  private final long begun = System.nanoTime();
  private final long seed;
  private final Path file;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();
  private int rounds;

  /// @param file written anew
  Report(long seed, Path file) throws IOException {
    this.seed = seed;
    this.file = file;
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, "");
    line(Map.of("seed", seed));
  }

  /// A fault struck.
  void fault(int step, Fault fault) throws IOException {
    counts.merge(fault.kind(), 1, Integer::sum);
    line(Map.of("at", seconds(), "step", step, "kind", fault.kind(), "fault", fault.toString()));
  }

  /// What was found wrong after a step.
  void broken(int step, List<String> wrong) throws IOException {
    for (String what : wrong) {
      String words = "seed %d, step %d: %s".formatted(seed, step, what);
      broken.add(words);
      System.out.println("faults: BROKEN " + words);
      line(Map.of("at", seconds(), "step", step, "broken", what));
    }
  }

  /// All invariants were looked at.
  void round(Duration took) throws IOException {
    rounds++;
    line(Map.of("at", seconds(), "round", rounds, "settledMillis", took.toMillis()));
  }

  private double seconds() {
    return Math.round((System.nanoTime() - begun) / 1e7) / 100.0;
  }

  private void line(Map<String, Object> entry) throws IOException {
    Files.writeString(
        file, json.writeValueAsString(new TreeMap<>(entry)) + "\n", StandardOpenOption.APPEND);
  }

  List<String> broken() {
    return List.copyOf(broken);
  }

  int faults() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  String table() {
    StringBuilder table = new StringBuilder();
    counts.forEach((kind, count) -> table.append("%8d  %s%n".formatted(count, kind)));
    return table
        .append(
            String.format(
                Locale.ROOT,
                "%8d  faults in %.0f s (%.2f a second), %d rounds, %d broken; seed %d%n",
                faults(),
                seconds(),
                faults() / seconds(),
                rounds,
                broken.size(),
                seed))
        .toString();
  }
}
