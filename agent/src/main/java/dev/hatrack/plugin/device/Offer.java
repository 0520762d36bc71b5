package dev.hatrack.plugin.device;

import dev.hatrack.access.BoardDevice;
import dev.hatrack.access.Reservation;
import dev.hatrack.access.Reservations;
import dev.hatrack.board.Rack;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Health;
import dev.hatrack.plugin.wire.device.DetectedDevice;
import dev.hatrack.plugin.wire.device.DeviceGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What there is to be had now: every board that has a place in the rack, there or not, and how it
/// is.
final class Offer {
  private final Rack rack;
  private final Reservations reservations;
  private final DeviceConfig config;
  private final GroupCheck check = new GroupCheck();

  Offer(Rack rack, Reservations reservations, DeviceConfig config) {
    this.rack = rack;
    this.reservations = reservations;
    this.config = config;
  }

  List<OfferedBoard> boards() {
    return rack.slots().stream().map(slot -> new OfferedBoard(slot, config.sharedSlots())).toList();
  }

  /// As Nomad is told.
  List<DeviceGroup> groups() {
    List<DeviceGroup> groups = new ArrayList<>();
    for (OfferedBoard board : boards()) {
      groups.add(group(board, BoardDevice.WHOLE, List.of(board.whole())));
      if (!board.shared().isEmpty()) {
        groups.add(group(board, BoardDevice.SHARED, board.shared()));
      }
    }
    return check.valid(groups);
  }

  private DeviceGroup group(OfferedBoard board, String type, List<BoardDevice> devices) {
    BoardModel model = board.model();
    Optional<String> trouble = trouble(board, type);
    DeviceGroup.Builder group =
        DeviceGroup.newBuilder()
            .setVendor(model.vendor())
            .setDeviceType(type)
            .setDeviceName(model.slug())
            .putAllAttributes(BoardAttributes.of(board.slot()));
    for (BoardDevice device : devices) {
      group.addDevices(
          DetectedDevice.newBuilder()
              .setId(device.id())
              .setHealthy(trouble.isEmpty())
              .setHealthDescription(trouble.orElse("")));
    }
    return group.build();
  }

  /// Why nobody should be placed on it now.
  private Optional<String> trouble(OfferedBoard board, String type) {
    Health health = board.slot().health();
    if (!health.healthy()) {
      return Optional.of(health.toString());
    }
    return type.equals(BoardDevice.WHOLE) ? shared(board.slug()) : reserved(board.slug());
  }

  private Optional<String> reserved(String board) {
    return reservations.owner(board).map(owner -> "reserved by " + owner.holder().display());
  }

  private Optional<String> shared(String board) {
    List<Reservation> sharers = reservations.sharers(board);
    return sharers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            sharers.stream()
                .map(sharer -> sharer.holder().display())
                .distinct()
                .collect(Collectors.joining(", ", "shared by ", "")));
  }
}
