package dev.hatrack.access;

import dev.hatrack.hat.Holder;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Devices that Nomad has given to a task.
///
/// @param id tells it from every other reservation
/// @param tokenSha256 of the token that came with it, in hexadecimal digits
/// @param devices in the order they were asked for; never none
/// @param since when Nomad asked, by the time of day
/// @param task who has them, once that is known
/// @param before who had one of them until then: whatever ends of that one says nothing about this
///   reservation
public record Reservation(
    String id,
    String tokenSha256,
    List<BoardDevice> devices,
    Instant since,
    Optional<Holder.AllocatedTask> task,
    Optional<Holder.AllocatedTask> before) {
  public Reservation {
    if (devices.isEmpty()) {
      throw new IllegalArgumentException("a reservation of no devices");
    }
    byte[] _ = HexFormat.of().parseHex(tokenSha256);
    devices = List.copyOf(devices);
  }

  /// The same, of this task.
  Reservation of(Holder.AllocatedTask known) {
    return new Reservation(id, tokenSha256, devices, since, Optional.of(known), before);
  }

  /// How it is shown: the task, once that is known, and the device until then.
  public Holder holder() {
    return task.<Holder>map(known -> known).orElseGet(this::unknown);
  }

  /// Every holder that its claims may be of.
  public Set<Holder> names() {
    return task.<Set<Holder>>map(known -> Set.of(known, unknown()))
        .orElseGet(() -> Set.of(unknown()));
  }

  private Holder unknown() {
    return new Holder.ReservedDevice(devices.getFirst().id(), id);
  }

  /// The slugs of its boards.
  public Set<String> boards() {
    return devices.stream().map(BoardDevice::board).collect(Collectors.toSet());
  }

  /// The devices' IDs.
  public Set<String> ids() {
    return devices.stream().map(BoardDevice::id).collect(Collectors.toSet());
  }

  /// Whether it has this board for itself.
  public boolean owns(String board) {
    return devices.stream().anyMatch(it -> it.exclusive() && it.board().equals(board));
  }

  /// Whether it has a shared slot of this board.
  public boolean shares(String board) {
    return devices.stream().anyMatch(it -> !it.exclusive() && it.board().equals(board));
  }

  /// How long that takes tells nothing about the token.
  boolean hasToken(byte[] sha256) {
    return MessageDigest.isEqual(HexFormat.of().parseHex(tokenSha256), sha256);
  }
}
