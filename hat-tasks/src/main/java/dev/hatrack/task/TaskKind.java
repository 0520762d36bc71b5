package dev.hatrack.task;

import dev.hatrack.task.clock.ClockOptions;
import dev.hatrack.task.clock.ScrollClock;
import dev.hatrack.task.run.Option;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The tasks there are: a closed list.
public enum TaskKind {
  SCROLL_CLOCK("scroll-clock", "the time of day on an LED matrix of 17x5 or more");

  private final String label;
  private final String meaning;

  TaskKind(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /// The task with this name, as in `scroll-clock`.
  public static Optional<TaskKind> named(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
  }

  /// Its name, as in `scroll-clock`.
  public String label() {
    return label;
  }

  /// What it does, in a phrase.
  public String meaning() {
    return meaning;
  }

  /// The options it has of its own.
  public List<Option> options() {
    return switch (this) {
      case SCROLL_CLOCK -> ClockOptions.KNOWN;
    };
  }

  /// The task with these options.
  ///
  /// @throws dev.hatrack.task.run.UsageException when a value makes no sense
  public Task create(Options values) {
    return switch (this) {
      case SCROLL_CLOCK -> new ScrollClock(ClockOptions.from(values));
    };
  }
}
