package dev.hatrack.hat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A kind of board, as its maker sells it.
///
/// @param slug the name in URLs, tags and metadata: `scroll-hat-mini`
/// @param vendor the maker's slug, as in Nomad's device names: `pimoroni`
/// @param product the name on the box: `Scroll HAT Mini`
/// @param leds the LED matrix, where it has one
/// @param buttons the buttons' names as printed on the board; empty where it has none
public record BoardModel(
    String slug,
    String vendor,
    String product,
    Optional<SurfaceFormat> leds,
    List<String> buttons) {
  public BoardModel {
    buttons = List.copyOf(buttons);
  }

  /// What it can do for a job.
  public Set<Capability> capabilities() {
    EnumSet<Capability> found = EnumSet.noneOf(Capability.class);
    if (leds.isPresent()) {
      found.add(Capability.LEDS);
    }
    if (!buttons.isEmpty()) {
      found.add(Capability.BUTTONS);
    }
    return found;
  }
}
