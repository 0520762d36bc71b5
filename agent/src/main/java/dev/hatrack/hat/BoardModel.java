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
/// @param eink the e-ink panel, where it has one
/// @param sensors what it measures, in the order in which it is told; empty where it feels nothing
/// @param buttons the buttons' names as printed on the board, or a joystick's directions; empty
///   where it has none
public record BoardModel(
    String slug,
    String vendor,
    String product,
    Optional<SurfaceFormat> leds,
    Optional<SurfaceFormat> eink,
    List<Quantity> sensors,
    List<String> buttons) {
  public BoardModel {
    sensors = List.copyOf(sensors);
    buttons = List.copyOf(buttons);
  }

  /// A board that does nothing yet: what it can do is told by the methods that begin with `with`.
  public BoardModel(String slug, String vendor, String product) {
    this(slug, vendor, product, Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  public BoardModel withLeds(SurfaceFormat format) {
    return new BoardModel(slug, vendor, product, Optional.of(format), eink, sensors, buttons);
  }

  public BoardModel withEink(SurfaceFormat format) {
    return new BoardModel(slug, vendor, product, leds, Optional.of(format), sensors, buttons);
  }

  public BoardModel withSensors(List<Quantity> measured) {
    return new BoardModel(slug, vendor, product, leds, eink, measured, buttons);
  }

  public BoardModel withButtons(List<String> names) {
    return new BoardModel(slug, vendor, product, leds, eink, sensors, names);
  }

  /// What it can do for a job.
  public Set<Capability> capabilities() {
    EnumSet<Capability> found = EnumSet.noneOf(Capability.class);
    if (leds.isPresent()) {
      found.add(Capability.LEDS);
    }
    if (eink.isPresent()) {
      found.add(Capability.EINK);
    }
    if (!sensors.isEmpty()) {
      found.add(Capability.SENSORS);
    }
    if (!buttons.isEmpty()) {
      found.add(Capability.BUTTONS);
    }
    return found;
  }
}
