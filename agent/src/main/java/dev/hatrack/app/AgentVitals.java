package dev.hatrack.app;

import dev.hatrack.board.Rack;
import dev.hatrack.surface.Surfaces;
import dev.hatrack.systemd.Vitals;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is really alive of the agent: its API answers, each board is asked whether it is there, and
/// each surface's thread gets on. A board that fails is no reason to complain: a restart would mend
/// nothing.
///
/// @param url where others reach the API
record AgentVitals(String url, ApiAnswers api, Rack rack, Surfaces surfaces) implements Vitals {
  @Override
  public List<String> complaints() {
    return Stream.concat(
            Stream.of(rack.complaint(), api.complaint()).flatMap(Optional::stream),
            surfaces.complaints().stream())
        .toList();
  }

  @Override
  public String words() {
    String boards =
        rack.slots().stream()
            .map(slot -> slot.model().slug() + " is " + slot.health())
            .collect(Collectors.joining(", "));
    return url + "/; " + (boards.isEmpty() ? "no board found yet" : boards);
  }
}
