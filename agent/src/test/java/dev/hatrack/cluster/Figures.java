package dev.hatrack.cluster;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a test measured, printed together when it is over.
final class Figures {
  private final String title;
  private final Map<String, Duration> measured = new LinkedHashMap<>();

  Figures(String title) {
    this.title = title;
  }

  void add(String what, Duration took) {
    measured.put(what, took);
  }

  void print() {
    var text = new StringBuilder("\n=== " + title + " ===\n");
    measured.forEach(
        (what, took) -> text.append("%-80s %6d ms%n".formatted(what, took.toMillis())));
    System.out.println(text);
  }
}
