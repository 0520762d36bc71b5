package dev.hatrack.plugin.device;

import dev.hatrack.board.Slot;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.plugin.wire.structs.Attribute;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a constraint can ask of a board: `${device.attr.width}` (docs/nomad-devices.md).
final class BoardAttributes {
  private BoardAttributes() {}

  static Map<String, Attribute> of(Slot slot) {
    BoardModel model = slot.model();
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    attributes.put("board", text(model.slug()));
    attributes.put("product", text(model.product()));
    attributes.put("simulated", flag(slot.simulation().isPresent()));
    attributes.put(
        "capabilities",
        text(model.capabilities().stream().map(Capability::slug).collect(Collectors.joining(","))));
    model.capabilities().stream()
        .findFirst()
        .ifPresent(most -> attributes.put("capability", text(most.slug())));
    for (Capability capability : Capability.values()) {
      attributes.put(capability.slug(), flag(model.capabilities().contains(capability)));
    }
    surface(model).ifPresent(format -> put(format, attributes));
    return attributes;
  }

  private static Optional<SurfaceFormat> surface(BoardModel model) {
    return model.leds().or(model::eink);
  }

  private static void put(SurfaceFormat format, Map<String, Attribute> attributes) {
    attributes.put("width", number(format.width()));
    attributes.put("height", number(format.height()));
    attributes.put("colours", text(format.colours().slug()));
  }

  private static Attribute text(String value) {
    return Attribute.newBuilder().setStringVal(value).build();
  }

  private static Attribute number(int value) {
    return Attribute.newBuilder().setIntVal(value).build();
  }

  private static Attribute flag(boolean value) {
    return Attribute.newBuilder().setBoolVal(value).build();
  }
}
