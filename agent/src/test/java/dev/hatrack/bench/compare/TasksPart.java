package dev.hatrack.bench.compare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The same clock as a task of the `hat` driver and as a Java program of its own, by `bench/run
/// hat-tasks`. Under Nomad the program is what both its `java` and its `exec` driver would start.
final class TasksPart implements Part {
  private static final Pattern FIGURES =
      Pattern.compile("a hat task: ([\\d.]+) MiB PSS; .* java task: ([\\d.]+) MiB PSS");

  @Override
  public List<Row> measure(Options options) throws IOException, InterruptedException {
    Matcher figures = FIGURES.matcher(Side.output(List.of("bench/run", "hat-tasks")));
    if (!figures.find()) {
      throw new IOException("bench/run hat-tasks did not print what a task takes");
    }
    double ours = Double.parseDouble(figures.group(1));
    double theirs = Double.parseDouble(figures.group(2));
    return List.of(
        Row.ratio(
            "PSS of a clock as a `hat` task, against the same as a `java` or `exec` task",
            ours / theirs,
            Optional.empty(),
            Spread.number(ours) + " MiB",
            Spread.number(theirs) + " MiB a JVM of its own"));
  }
}
