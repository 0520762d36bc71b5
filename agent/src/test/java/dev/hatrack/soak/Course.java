package dev.hatrack.soak;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What was measured, and where the warm-up in it ends.
///
/// @param all in their order
/// @param tail after the warm-up
record Course(List<Sample> all, List<Sample> tail) {
  private static final double LONGEST_WARM_UP = 1800;

  /// One of the figures that are drawn.
  record Figure(String name, String unit, ToDoubleFunction<Sample> of) {}

  static final List<Figure> FIGURES =
      List.of(
          new Figure("PSS", "MiB", Sample::pss),
          new Figure("private dirty", "MiB", Sample::privateDirty),
          new Figure("heap after a collection", "MiB", Sample::heap),
          new Figure("descriptors", "", Sample::descriptors),
          new Figure("threads", "", Sample::threads));

  /// The first quarter warms up, at most half an hour.
  static Course of(List<Sample> all) {
    double end = Math.min(LONGEST_WARM_UP, all.getLast().seconds() / 4);
    return new Course(all, all.stream().filter(sample -> sample.seconds() > end).toList());
  }

  double seconds() {
    return all.getLast().seconds();
  }

  double warmUp() {
    return tail.getFirst().seconds();
  }

  Trend trend(Figure figure) {
    return Trend.of(tail, figure.of());
  }

  /// Processor time of the agent after the warm-up, as a share of one core.
  double cpuShare() {
    return (tail.getLast().cpu() - tail.getFirst().cpu()) / (seconds() - warmUp());
  }

  double errandsPerSecond() {
    return all.getLast().errands() / seconds();
  }
}
