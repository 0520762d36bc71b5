package dev.hatrack.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A straight line through a figure's course, by least squares, with the 95 % confidence interval
/// of its slope. Neighbouring samples tell the same story twice, which would make the interval too
/// narrow: so the line goes through the means of twenty equal stretches of time.
///
/// @param slope per hour
/// @param margin half of the interval: the slope is `slope ± margin`
/// @param start what the line says at the first moment
/// @param mean of all
record Trend(double slope, double margin, double start, double mean) {
  private static final int STRETCHES = 20;
  private static final double HOUR = 3600;

  /// Student's t for 95 % on both sides with {@value #STRETCHES} - 2 degrees of freedom.
  private static final double T_18 = 2.101;

  private record Point(double x, double y) {}

  /// @param samples in their order, at least one for each stretch
  static Trend of(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    List<Point> means = means(samples, figure);
    double n = means.size();
    double x = means.stream().mapToDouble(Point::x).sum() / n;
    double y = means.stream().mapToDouble(Point::y).sum() / n;
    double xx = means.stream().mapToDouble(p -> (p.x() - x) * (p.x() - x)).sum();
    double xy = means.stream().mapToDouble(p -> (p.x() - x) * (p.y() - y)).sum();
    double slope = xy / xx;
    double left =
        means.stream().mapToDouble(p -> Math.pow(p.y() - y - (slope * (p.x() - x)), 2)).sum();
    double error = Math.sqrt(left / (n - 2) / xx);
    double start = y + (slope * (samples.getFirst().seconds() - x));
    return new Trend(slope * HOUR, T_18 * error * HOUR, start, y);
  }

  private static List<Point> means(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    if (samples.size() < STRETCHES) {
      throw new IllegalArgumentException(
          "%d samples after the warm-up; a slope takes %d".formatted(samples.size(), STRETCHES));
    }
    List<Point> means = new ArrayList<>();
    for (int stretch = 0; stretch < STRETCHES; stretch++) {
      List<Sample> part =
          samples.subList(
              stretch * samples.size() / STRETCHES, (stretch + 1) * samples.size() / STRETCHES);
      means.add(
          new Point(
              part.stream().mapToDouble(Sample::seconds).average().orElseThrow(),
              part.stream().mapToDouble(figure).average().orElseThrow()));
    }
    return means;
  }

  /// What the line says so many seconds after its first moment.
  double after(double seconds) {
    return start + (slope / HOUR * seconds);
  }

  /// Whether zero is a slope that it may have.
  boolean level() {
    return Math.abs(slope) <= margin;
  }
}
