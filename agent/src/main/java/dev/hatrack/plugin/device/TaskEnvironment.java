package dev.hatrack.plugin.device;

import dev.hatrack.access.BoardDevice;
import dev.hatrack.access.Reservations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a task finds in its environment after its devices were reserved.
///
/// Nomad reserves once for each `device` block and lets a later variable of one name replace an
/// earlier one. So every board has a variable of its own besides: `HATRACK_TOKEN_SCROLL_HAT_MINI`.
final class TaskEnvironment {
  private TaskEnvironment() {}

  static Map<String, String> of(TaskApi api, Reservations.Granted granted) {
    List<String> boards =
        granted.reservation().devices().stream().map(BoardDevice::board).distinct().toList();
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("HATRACK_ADDR", api.address());
    api.authority().ifPresent(file -> variables.put("HATRACK_CACERT", file.toString()));
    variables.put("HATRACK_BOARD", boards.getFirst());
    variables.put("HATRACK_BOARDS", String.join(",", boards));
    variables.put("HATRACK_TOKEN", granted.token());
    for (String board : boards) {
      variables.put("HATRACK_TOKEN_" + variable(board), granted.token());
    }
    return variables;
  }

  private static String variable(String slug) {
    return slug.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
