package dev.hatrack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.SurfaceFormat;

/// What there is: the node and its boards.
final class HatEndpoint {
  private final Boards boards;
  private final String node;
  private final String version;

  HatEndpoint(Boards boards, String node, String version) {
    this.boards = boards;
    this.node = node;
    this.version = version;
  }

  void node(ApiCall request) {
    ObjectNode document = Json.object();
    document.put("node", node);
    document.put("version", version);
    ArrayNode list = document.putArray("boards");
    boards.all().forEach(slot -> list.add(board(slot)));
    Answers.json(request, document);
  }

  void board(ApiCall request, String slug) {
    Answers.json(request, board(boards.board(slug)));
  }

  private static ObjectNode board(Slot slot) {
    BoardModel model = slot.model();
    ObjectNode document = Json.object();
    document.put("board", model.slug());
    document.put("vendor", model.vendor());
    document.put("product", model.product());
    document.put("simulated", slot.simulation().isPresent());
    document.put("health", HealthEndpoint.word(slot.health()));
    document.put("reason", slot.health().reason());
    ArrayNode capabilities = document.putArray("capabilities");
    model.leds().ifPresent(leds -> surface(capabilities.addObject(), model, Capability.LEDS, leds));
    model.eink().ifPresent(eink -> surface(capabilities.addObject(), model, Capability.EINK, eink));
    if (!model.sensors().isEmpty()) {
      ObjectNode sensors = capabilities.addObject();
      capability(sensors, model, Capability.SENSORS);
      ArrayNode quantities = sensors.putArray("quantities");
      model.sensors().forEach(quantity -> quantities.add(quantity.slug()));
    }
    if (!model.buttons().isEmpty()) {
      ObjectNode buttons = capabilities.addObject();
      capability(buttons, model, Capability.BUTTONS);
      model.buttons().forEach(buttons.putArray("buttons")::add);
    }
    return document;
  }

  private static void surface(
      ObjectNode document, BoardModel model, Capability capability, SurfaceFormat format) {
    capability(document, model, capability);
    document.put("width", format.width());
    document.put("height", format.height());
    document.put("colours", format.colours().slug());
  }

  private static void capability(ObjectNode document, BoardModel model, Capability capability) {
    document.put("capability", capability.slug());
    document.put("path", "/hats/" + model.slug() + "/" + capability.slug());
  }
}
