package dev.hatrack.bench.compare;

import java.util.List;
import java.util.Optional;

/// A line of the table.
///
/// @param what was measured
/// @param ratio of ours to theirs, or another figure without a unit; empty where there is none
/// @param wanted what it should be
/// @param ours with unit and spread
/// @param theirs with unit and spread, and whose
record Row(String what, String ratio, String wanted, String ours, String theirs) {
  private static final int CELLS = 5;

  /// What a ratio has to be.
  ///
  /// @param bound the most it may be, or the least
  record Wanted(double bound, boolean atMost, String text) {
    static Wanted atMost(double bound) {
      return new Wanted(bound, true, "≤ " + plain(bound));
    }

    static Wanted atLeast(double bound) {
      return new Wanted(bound, false, "≥ " + plain(bound));
    }

    private static String plain(double bound) {
      return bound == Math.rint(bound) ? "%.0f".formatted(bound) : String.valueOf(bound);
    }

    String judged(double value) {
      boolean met = atMost ? value <= bound : value >= bound;
      return text + (met ? ", reached" : ", **missed**");
    }
  }

  static Row ratio(String what, double ratio, Optional<Wanted> wanted, String ours, String theirs) {
    return new Row(
        what,
        Spread.number(ratio),
        wanted.map(target -> target.judged(ratio)).orElse(""),
        ours,
        theirs);
  }

  static Row figure(String what, String ours) {
    return new Row(what, "", "", ours, "");
  }

  static Row missing(String what, String why) {
    return new Row(what, "", "", "not measured: " + why.replace('\n', ' '), "");
  }

  List<String> cells() {
    return List.of(what, ratio, wanted, ours, theirs);
  }

  String line() {
    return String.join("\t", cells());
  }

  static Row parse(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != CELLS) {
      throw new IllegalArgumentException("no row of " + CELLS + " cells: " + line);
    }
    return new Row(cells[0], cells[1], cells[2], cells[3], cells[4]);
  }
}
