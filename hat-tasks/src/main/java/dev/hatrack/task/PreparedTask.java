package dev.hatrack.task;

import dev.hatrack.task.client.Endpoint;
import dev.hatrack.task.run.Option;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.Task;
import dev.hatrack.task.run.UsageException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A task as its arguments and its environment say, ready to run: in a process of its own, or
/// inside the agent.
///
/// @param endpoint where the agent is, which board is meant and who is calling; inside the agent
///   only the board counts
/// @param task to be run once
public record PreparedTask(TaskKind kind, Endpoint endpoint, Task task) {
  /// Reads the options. The task's own, its claim's priority among them, are kept in the task.
  ///
  /// @param label the task's name, as in `scroll-clock`
  /// @param arguments `--name VALUE` or `--name=VALUE`
  /// @param environment where options that are not given are looked for, as `HATRACK_NAME`
  /// @throws UsageException when there is no such task, or an option makes no sense, in words
  public static PreparedTask of(
      String label, List<String> arguments, Map<String, String> environment) {
    TaskKind kind =
        TaskKind.named(label)
            .orElseThrow(
                () ->
                    new UsageException(
                        "there is no task '" + label + "', there is " + Help.labels()));
    List<Option> known = Stream.concat(Help.COMMON.stream(), kind.options().stream()).toList();
    Options options = Options.parse(arguments, environment, known);
    Task task = kind.create(options);
    return new PreparedTask(kind, endpoint(options, environment), task);
  }

  /// The board that is meant; empty for the first that can do what the task asks.
  public Optional<String> board() {
    return endpoint.board();
  }

  private static Endpoint endpoint(Options options, Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>(environment);
    for (Option option : Help.COMMON) {
      options.text(option.name()).ifPresent(value -> variables.put(option.variable(), value));
    }
    try {
      return Endpoint.from(variables);
    } catch (IllegalArgumentException e) {
      String common =
          Help.COMMON.stream()
              .map(option -> "--" + option.name())
              .collect(Collectors.joining(", "));
      throw new UsageException(e.getMessage() + " (" + common + ")");
    }
  }
}
