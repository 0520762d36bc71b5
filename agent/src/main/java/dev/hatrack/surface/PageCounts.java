package dev.hatrack.surface;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what has happened on an e-ink panel since the agent started.
final class PageCounts {
  private final LongAdder refreshes = new LongAdder();
  private final Map<String, LongAdder> fates = new ConcurrentHashMap<>();

  void refreshed() {
    refreshes.increment();
  }

  void count(List<Page> changed) {
    changed.forEach(
        page -> fates.computeIfAbsent(page.fate().word(), _ -> new LongAdder()).increment());
  }

  long refreshes() {
    return refreshes.sum();
  }

  Map<String, Long> fates() {
    Map<String, Long> sums = new TreeMap<>();
    fates.forEach((fate, count) -> sums.put(fate, count.sum()));
    return sums;
  }
}
