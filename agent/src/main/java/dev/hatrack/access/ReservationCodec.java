package dev.hatrack.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.hat.Holder;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reservations as JSON.
final class ReservationCodec {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReservationCodec() {}

  static byte[] encode(List<Reservation> reservations) {
    ObjectNode document = JSON.createObjectNode().put("version", VERSION);
    ArrayNode list = document.putArray("reservations");
    reservations.forEach(reservation -> write(reservation, list.addObject()));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts is always JSON", e);
    }
  }

  private static void write(Reservation reservation, ObjectNode node) {
    node.put("id", reservation.id())
        .put("tokenSha256", reservation.tokenSha256())
        .put("since", reservation.since().toString());
    ArrayNode devices = node.putArray("devices");
    for (BoardDevice device : reservation.devices()) {
      devices
          .addObject()
          .put("id", device.id())
          .put("board", device.board())
          .put("exclusive", device.exclusive());
    }
    reservation.task().ifPresent(task -> write(task, node.putObject("task")));
    reservation.before().ifPresent(task -> write(task, node.putObject("before")));
  }

  private static void write(Holder.AllocatedTask task, ObjectNode node) {
    node.put("namespace", task.namespace())
        .put("job", task.job())
        .put("task", task.task())
        .put("allocation", task.allocation());
  }

  /// @throws IllegalArgumentException when it makes no sense, with what is wrong
  static List<Reservation> decode(byte[] bytes) {
    JsonNode document = parse(bytes);
    if (document.path("version").asInt() != VERSION || !document.path("reservations").isArray()) {
      throw new IllegalArgumentException("no reservations of version " + VERSION);
    }
    List<Reservation> reservations = new ArrayList<>();
    for (JsonNode node : document.path("reservations")) {
      reservations.add(reservation(node));
    }
    return reservations;
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      JsonNode parsed = JSON.readTree(bytes);
      return parsed == null ? JSON.createObjectNode() : parsed;
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }

  private static Reservation reservation(JsonNode node) {
    List<BoardDevice> devices = new ArrayList<>();
    for (JsonNode device : node.path("devices")) {
      devices.add(
          new BoardDevice(
              text(device, "id"), text(device, "board"), device.path("exclusive").asBoolean()));
    }
    return new Reservation(
        text(node, "id"),
        text(node, "tokenSha256"),
        devices,
        since(node),
        task(node.path("task")),
        task(node.path("before")));
  }

  private static Instant since(JsonNode node) {
    try {
      return Instant.parse(text(node, "since"));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("since is no time", e);
    }
  }

  private static Optional<Holder.AllocatedTask> task(JsonNode node) {
    return node.isObject()
        ? Optional.of(
            new Holder.AllocatedTask(
                text(node, "namespace"),
                text(node, "job"),
                text(node, "task"),
                text(node, "allocation")))
        : Optional.empty();
  }

  private static String text(JsonNode node, String name) {
    JsonNode found = node.path(name);
    if (!found.isTextual() || found.textValue().isEmpty()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return found.textValue();
  }
}
