package dev.hatrack.plugin.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.task.run.UsageException;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/// What Nomad keeps of a task for the driver, so that it can be run again after the agent has died.
/// The job's `config` is not kept by Nomad, so it is in here; the environment is, so it is not. A
/// JSON object with a version of its own.
///
/// @param started when it was first started
record DriverState(TaskOrder order, Instant started) {
  static final int VERSION = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  byte[] encode() {
    ObjectNode state = JSON.createObjectNode();
    state.put("version", VERSION).put("task", order.task()).put("started", started.toString());
    ArrayNode arguments = state.putArray("arguments");
    order.arguments().forEach(arguments::add);
    try {
      return JSON.writeValueAsBytes(state);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a task's state can't be written", e);
    }
  }

  /// @throws UsageException when it is none that this agent can read, with the reason
  static DriverState decode(byte[] bytes) {
    try {
      JsonNode state = JSON.readTree(bytes);
      int version = state.path("version").asInt(0);
      if (version != VERSION) {
        throw new UsageException(
            "the task's state has version "
                + version
                + ", this agent reads "
                + VERSION
                + ": it was started by another version of Hatrack and can't be recovered");
      }
      List<String> arguments = new ArrayList<>();
      state.path("arguments").forEach(argument -> arguments.add(argument.asText()));
      Instant started = Instant.parse(state.path("started").asText());
      return new DriverState(new TaskOrder(state.path("task").asText(), arguments), started);
    } catch (IOException | DateTimeParseException e) {
      throw new UsageException("the task's state can't be read: " + firstLine(e));
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
