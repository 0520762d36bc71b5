package dev.hatrack.bench.fleet;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Counts requests, by what they ask for and by the second they came in.
final class Tally {
  /// Segments of a path that differ from agent to agent.
  private static final Pattern OWN = Pattern.compile("/(hatrack-|[0-9a-f]{8}-)[^/]*");

  private final Map<String, Integer> kinds = new TreeMap<>();
  private final Map<Long, Integer> seconds = new TreeMap<>();
  private long since = System.nanoTime();

  /// What was counted.
  ///
  /// @param over for how long
  /// @param kinds how many, by method and path
  /// @param most the most in one second
  record Counted(Duration over, Map<String, Integer> kinds, int most) {
    int all() {
      return kinds.values().stream().mapToInt(Integer::intValue).sum();
    }

    double perSecond() {
      return rate(all());
    }

    double rate(int requests) {
      return requests / (over.toMillis() / 1e3);
    }
  }

  synchronized void count(String method, String path) {
    kinds.merge(method + " " + OWN.matcher(path).replaceAll("/…"), 1, Integer::sum);
    seconds.merge((System.nanoTime() - since) / 1_000_000_000L, 1, Integer::sum);
  }

  /// Everything since this was asked last, and begins anew.
  synchronized Counted take() {
    long now = System.nanoTime();
    int most = seconds.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    var counted = new Counted(Duration.ofNanos(now - since), new TreeMap<>(kinds), most);
    kinds.clear();
    seconds.clear();
    since = now;
    return counted;
  }
}
