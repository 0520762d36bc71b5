package dev.hatrack.task.dashboard;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.run.ClaimWords;
import dev.hatrack.task.run.Durations;
import dev.hatrack.task.run.Option;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is on the page, and how often it may change.
///
/// @param claim on what terms it is shown
/// @param interval how often the node is looked at, one second to eight hours
/// @param title the first line; empty for the node's name
/// @param file whose lines come below, read anew each time
public record DashboardOptions(
    ClaimOptions claim, Duration interval, Optional<String> title, Optional<String> file) {
  /// The options by name, for the help and the command line.
  public static final List<Option> KNOWN =
      List.of(
          ClaimWords.PRIORITY,
          new Option("interval", "DURATION", "how often the page may change, 1s-8h (5m)"),
          new Option("title", "TEXT", "the first line (the node's name)"),
          new Option(
              "file", "FILE", "its lines come below, as a Nomad template renders them (none)"));

  private static final Duration LONGEST = Duration.ofHours(8);

  /// @throws UsageException when a value makes no sense
  public static DashboardOptions from(Options options) {
    Duration interval =
        options.read("interval", "like 30s, 5m or 1h", Duration.ofMinutes(5), Durations::parse);
    if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(LONGEST) > 0) {
      throw new UsageException("--interval is 1s to 8h");
    }
    // renewed at each look: three may fail before it ends
    Duration lifetime = interval.multipliedBy(3).plus(Duration.ofMinutes(1));
    return new DashboardOptions(
        ClaimWords.from(
            options,
            lifetime.compareTo(Duration.ofHours(24)) > 0 ? Duration.ofHours(24) : lifetime),
        interval,
        options.text("title"),
        options.text("file"));
  }
}
