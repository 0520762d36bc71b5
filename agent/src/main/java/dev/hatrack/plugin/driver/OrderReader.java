package dev.hatrack.plugin.driver;

import dev.hatrack.plugin.driver.msgpack.MalformedMessage;
import dev.hatrack.plugin.driver.msgpack.MessageReader;
import dev.hatrack.plugin.driver.msgpack.Value;
import dev.hatrack.task.run.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a job's `config` as Nomad hands it on: everything in it becomes the task's command line,
/// so that a task reads its options in one way wherever it runs.
final class OrderReader {
  private static final List<String> COMMON =
      List.of(ConfigSchema.BOARD, ConfigSchema.PRIORITY, ConfigSchema.TTL, ConfigSchema.EXCLUSIVE);

  private final Map<String, Value> config;

  private OrderReader(Map<String, Value> config) {
    this.config = config;
  }

  /// @throws UsageException when something in it makes no sense, with what and where
  static TaskOrder read(byte[] msgpack) {
    try {
      return switch (MessageReader.read(msgpack)) {
        case Value.Absent _ -> new OrderReader(Map.of()).order();
        case Value.Entries(Map<String, Value> config) -> new OrderReader(config).order();
        case Value other -> throw new UsageException("config is " + other.kind() + ", not a map");
      };
    } catch (MalformedMessage e) {
      throw new UsageException("config: " + e.getMessage());
    }
  }

  private TaskOrder order() {
    List<String> line = new ArrayList<>();
    for (Value argument : items(ConfigSchema.ARGUMENTS)) {
      scalar(ConfigSchema.ARGUMENTS, argument).ifPresent(line::add);
    }
    addOptions(line, value(ConfigSchema.OPTIONS));
    for (String name : COMMON) {
      addOption(line, name, value(name), name);
    }
    String task = scalar(ConfigSchema.TASK, value(ConfigSchema.TASK)).orElse("");
    return new TaskOrder(task, line);
  }

  private Value value(String name) {
    Value found = config.get(name);
    return found == null ? new Value.Absent() : found;
  }

  private List<Value> items(String name) {
    return switch (value(name)) {
      case Value.Absent _ -> List.of();
      case Value.Items(List<Value> values) -> values;
      case Value other ->
          throw new UsageException("config: " + name + " is a list, not " + other.kind());
    };
  }

  private static void addOptions(List<String> line, Value options) {
    switch (options) {
      case Value.Absent _ -> {}
      case Value.Entries(Map<String, Value> values) ->
          values.forEach((name, value) -> addOption(line, name, value, "options." + name));
      case Value.Items(List<Value> blocks) -> blocks.forEach(block -> addOptions(line, block));
      case Value other -> throw new UsageException("config: options is a map, not " + other.kind());
    }
  }

  /// HCL's names have underscores where the command line's have dashes.
  private static void addOption(List<String> line, String name, Value value, String where) {
    scalar(where, value).ifPresent(text -> line.add("--" + name.replace('_', '-') + "=" + text));
  }

  private static Optional<String> scalar(String where, Value value) {
    return switch (value) {
      case Value.Absent _ -> Optional.empty();
      case Value.Text(String text) -> Optional.of(text);
      case Value.Truth(boolean truth) -> Optional.of(Boolean.toString(truth));
      case Value.Whole(long number) -> Optional.of(Long.toString(number));
      case Value.Real(double number) -> Optional.of(Double.toString(number));
      case Value.Items _, Value.Entries _ ->
          throw new UsageException("config: " + where + " is one value, not " + value.kind());
    };
  }
}
