package dev.hatrack.nomad;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hatrack.access.BoardDevice;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What Nomad tells of an allocation.
///
/// @param job whose it is
/// @param created counts up from one allocation to the next (`CreateIndex`)
/// @param tasks by name; a task is missing until its client has first reported it
/// @param devices the IDs of the boards and shared slots that each task was given, by its name
record Allocation(
    String id,
    Job job,
    String nodeId,
    long created,
    String clientStatus,
    Map<String, Task> tasks,
    Map<String, Set<String>> devices) {
  private static final Set<String> BOARDS = Set.of(BoardDevice.WHOLE, BoardDevice.SHARED);
  private static final Set<String> TERMINAL = Set.of("complete", "failed", "lost");

  record Job(String namespace, String id) {}

  /// What Nomad tells of a task.
  ///
  /// @param state `pending`, `running` or `dead`. One that waits for its restart is `pending` again
  /// @param lastRestart when Nomad last decided to start it again: the end of what ran before
  record Task(String state, Optional<Instant> lastRestart) {}

  Allocation {
    tasks = Map.copyOf(tasks);
    devices = Map.copyOf(devices);
  }

  static Allocation of(JsonNode json) {
    Map<String, Task> tasks = new HashMap<>();
    json.path("TaskStates")
        .properties()
        .forEach(entry -> tasks.put(entry.getKey(), task(entry.getValue())));
    return new Allocation(
        json.path("ID").asText(),
        new Job(json.path("Namespace").asText(), json.path("JobID").asText()),
        json.path("NodeID").asText(),
        json.path("CreateIndex").asLong(),
        json.path("ClientStatus").asText(),
        tasks,
        devices(json.path("AllocatedResources").path("Tasks")));
  }

  private static Map<String, Set<String>> devices(JsonNode tasks) {
    Map<String, Set<String>> devices = new HashMap<>();
    tasks
        .properties()
        .forEach(
            task -> {
              Set<String> ids = ids(task.getValue().path("Devices"));
              if (!ids.isEmpty()) {
                devices.put(task.getKey(), ids);
              }
            });
    return devices;
  }

  private static Set<String> ids(JsonNode groups) {
    Set<String> ids = new HashSet<>();
    for (JsonNode group : groups) {
      if (BOARDS.contains(group.path("Type").asText())) {
        group.path("DeviceIDs").forEach(id -> ids.add(id.asText()));
      }
    }
    return Set.copyOf(ids);
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
