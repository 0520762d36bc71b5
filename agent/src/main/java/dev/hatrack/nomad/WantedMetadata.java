package dev.hatrack.nomad;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Capability;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The node metadata that there should be: `hat.boards`, one key for each capability, and
/// `hat.api`. A key without a board is not there at all, so that a job can ask whether it is set.
record WantedMetadata(URI api) {
  private static final String PREFIX = "hat.";
  private static final String BOARDS = PREFIX + "boards";
  private static final String API = PREFIX + "api";

  Map<String, String> of(Rack rack) {
    List<Slot> present = rack.present();
    Map<String, String> wanted = new HashMap<>();
    wanted.put(API, api.toString());
    put(wanted, BOARDS, present);
    for (Capability capability : Capability.values()) {
      put(
          wanted,
          PREFIX + capability.slug(),
          present.stream()
              .filter(slot -> slot.model().capabilities().contains(capability))
              .toList());
    }
    return wanted;
  }

  private static void put(Map<String, String> wanted, String key, List<Slot> slots) {
    if (!slots.isEmpty()) {
      wanted.put(
          key, slots.stream().map(slot -> slot.model().slug()).collect(Collectors.joining(",")));
    }
  }

  /// What to change so that Nomad has exactly these. Of other keys, `hat.…` that were set while
  /// Nomad ran are taken for leftovers and removed; the rest is somebody else's.
  static Map<String, Optional<String>> changes(
      Map<String, String> wanted, ClientMetadata.Found found) {
    Map<String, Optional<String>> changes = new TreeMap<>();
    wanted.forEach(
        (key, value) -> {
          if (!value.equals(found.all().get(key))) {
            changes.put(key, Optional.of(value));
          }
        });
    found.all().keySet().stream()
        .filter(key -> key.startsWith(PREFIX) && !wanted.containsKey(key))
        .filter(key -> found.dynamic().containsKey(key) || ours(key))
        .forEach(key -> changes.put(key, Optional.empty()));
    return changes;
  }

  /// Keys that mean a board, which the configuration of Nomad must not claim either.
  private static boolean ours(String key) {
    return key.equals(BOARDS)
        || key.equals(API)
        || List.of(Capability.values()).stream()
            .anyMatch(capability -> key.equals(PREFIX + capability.slug()));
  }
}
