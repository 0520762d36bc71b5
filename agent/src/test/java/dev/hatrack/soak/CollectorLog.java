package dev.hatrack.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the garbage collector leaves, from the log that the agent's JVM writes with
/// `-Xlog:gc+heap`: nothing is asked of the agent, and no collection is forced on it.
final class CollectorLog implements AutoCloseable {
  private static final Pattern GENERATION =
      Pattern.compile(".*(DefNew|Tenured): \\d+K\\(\\d+K\\)->(\\d+)K.*");

  private final BufferedReader lines;
  private double young;
  private double least;

  CollectorLog(Path file) throws IOException {
    lines = Files.newBufferedReader(file);
  }

  /// The least that a collection has left since it was asked before, or what it was then: MiB.
  double heap() throws IOException {
    double now = Double.MAX_VALUE;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher generation = GENERATION.matcher(line);
      if (generation.matches()) {
        double left = Double.parseDouble(generation.group(2)) / 1024;
        if (generation.group(1).equals("DefNew")) {
          young = left;
        } else {
          now = Math.min(now, young + left);
        }
      }
    }
    least = now == Double.MAX_VALUE ? least : now;
    return least;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
