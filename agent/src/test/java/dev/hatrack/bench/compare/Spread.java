package dev.hatrack.bench.compare;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/// What several rounds gave.
record Spread(double median, double least, double most) {
  static Spread of(Collection<Double> rounds) {
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException("no round was measured");
    }
    double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  static Spread of(double... rounds) {
    return of(Arrays.stream(rounds).boxed().toList());
  }

  /// The median, and the least and the most where there are several.
  String text(String unit) {
    String text = number(median) + unit;
    return least == most ? text : "%s (%s-%s)".formatted(text, number(least), number(most));
  }

  /// Three digits that count.
  static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
