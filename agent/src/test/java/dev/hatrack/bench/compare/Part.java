package dev.hatrack.bench.compare;

import java.io.IOException;
import java.util.List;

/// One comparison.
@FunctionalInterface
interface Part {
  List<Row> measure(Options options) throws IOException, InterruptedException;

  /// How thoroughly to measure.
  ///
  /// @param rounds how often each side is measured, in turns
  /// @param seconds how long each time
  /// @param longRun ten minutes where they tell more
  record Options(int rounds, int seconds, boolean longRun) {
    static final Options USUAL = new Options(3, 4, false);
  }
}
