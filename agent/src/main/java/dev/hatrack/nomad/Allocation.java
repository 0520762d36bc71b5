package dev.hatrack.nomad;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What Nomad tells of an allocation.
///
/// @param tasks by name; a task is missing until its client has first reported it
record Allocation(String id, String nodeId, String clientStatus, Map<String, Task> tasks) {
  private static final Set<String> TERMINAL = Set.of("complete", "failed", "lost");

  /// What Nomad tells of a task.
  ///
  /// @param state `pending`, `running` or `dead`. One that waits for its restart is `pending` again
  /// @param lastRestart when Nomad last decided to start it again: the end of what ran before
  record Task(String state, Optional<Instant> lastRestart) {}

  Allocation {
    tasks = Map.copyOf(tasks);
  }

  static Allocation of(JsonNode json) {
    Map<String, Task> tasks = new HashMap<>();
    json.path("TaskStates")
        .properties()
        .forEach(entry -> tasks.put(entry.getKey(), task(entry.getValue())));
    return new Allocation(
        json.path("ID").asText(),
        json.path("NodeID").asText(),
        json.path("ClientStatus").asText(),
        tasks);
  }

  private static Task task(JsonNode json) {
    return new Task(json.path("State").asText(), time(json.path("LastRestart")));
  }

  private static Optional<Instant> time(JsonNode json) {
    try {
      return json.isTextual()
          ? Optional.of(OffsetDateTime.parse(json.asText()).toInstant())
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// Whether this task will never run again. A task that nothing is known of yet has not ended: it
  /// may have sent its first frame before its client told the servers that it runs.
  boolean ended(String task) {
    return TERMINAL.contains(clientStatus)
        || Optional.ofNullable(tasks.get(task)).filter(it -> it.state().equals("dead")).isPresent();
  }

  /// When the run of this task before the present one ended, or the last one if it waits for its
  /// restart.
  Optional<Instant> lastRestart(String task) {
    return Optional.ofNullable(tasks.get(task)).flatMap(Task::lastRestart);
  }
}
