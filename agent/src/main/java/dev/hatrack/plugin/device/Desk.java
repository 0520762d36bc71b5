package dev.hatrack.plugin.device;

import dev.hatrack.access.BoardDevice;
import dev.hatrack.access.ReservationRefused;
import dev.hatrack.access.Reservations;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Health;
import dev.hatrack.plugin.wire.device.ContainerReservation;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where Nomad reserves devices for a task that is about to start.
final class Desk {
  private final Offer offer;
  private final Reservations reservations;
  private final TaskApi api;

  /// @param api where tasks of this node reach the API
  Desk(Offer offer, Reservations reservations, TaskApi api) {
    this.offer = offer;
    this.reservations = reservations;
    this.api = api;
  }

  /// @throws StatusRuntimeException with words for the task's events, when they are not to be had
  ContainerReservation reserve(List<String> ids) {
    if (ids.isEmpty()) {
      throw refusal(Status.INVALID_ARGUMENT, "no device ID was given");
    }
    List<BoardDevice> devices = new ArrayList<>();
    for (String id : ids) {
      devices.add(find(id));
    }
    try {
      return ContainerReservation.newBuilder()
          .putAllEnvs(TaskEnvironment.of(api, reservations.reserve(devices)))
          .build();
    } catch (ReservationRefused e) {
      throw refusal(Status.FAILED_PRECONDITION, String.valueOf(e.getMessage()));
    }
  }

  private BoardDevice find(String id) {
    for (OfferedBoard board : offer.boards()) {
      Optional<BoardDevice> device = board.device(id);
      if (device.isPresent()) {
        requirePresent(board.slot());
        return device.get();
      }
    }
    List<String> known = offer.boards().stream().map(OfferedBoard::slug).toList();
    throw refusal(
        Status.NOT_FOUND,
        "there is no device %s on this node (any more); its boards are: %s"
            .formatted(id, known.isEmpty() ? "none" : String.join(", ", known)));
  }

  private static void requirePresent(Slot slot) {
    Health health = slot.health();
    if (health instanceof Health.Absent) {
      // not UNAVAILABLE, by which Nomad understands that the plugin itself has gone
      throw refusal(Status.NOT_FOUND, "%s is %s".formatted(slot.model().slug(), health));
    }
  }

  private static StatusRuntimeException refusal(Status status, String words) {
    return status.withDescription(words).asRuntimeException();
  }
}
