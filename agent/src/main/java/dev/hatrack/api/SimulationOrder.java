package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.board.Simulation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is to be done to a simulated board, all of it possible there.
///
/// @param buttons true where one is to be held down
/// @param dials what is to be felt, in each dial's own unit
record SimulationOrder(
    Optional<Simulation.Fault> fault, Map<String, Boolean> buttons, Map<String, Double> dials) {
  static final List<String> KEYS = List.of("fault", "buttons", "dials");

  /// What has been done to the board so far, to be done again.
  static SimulationOrder present(Simulation simulation) {
    Map<String, Double> dials = new LinkedHashMap<>();
    simulation.dials().forEach(dial -> dials.put(dial.name(), dial.value()));
    return new SimulationOrder(Optional.of(simulation.fault()), simulation.buttons(), dials);
  }

  /// @param pointer where in the body the order is
  /// @throws Problem 400 with a JSON pointer to what is wrong
  static SimulationOrder read(ObjectNode wanted, String pointer, Simulation simulation) {
    return new SimulationOrder(
        fault(wanted.path("fault"), pointer + "/fault", simulation),
        held(wanted.path("buttons"), pointer + "/buttons", simulation),
        turned(wanted.path("dials"), pointer + "/dials", simulation));
  }

  void apply(Simulation simulation) {
    fault.ifPresent(simulation::fault);
    buttons.forEach(simulation::hold);
    dials.forEach(simulation::turn);
  }

  ObjectNode document() {
    ObjectNode document = Json.object();
    fault.ifPresent(ordered -> document.put("fault", ordered.slug()));
    if (!buttons.isEmpty()) {
      buttons.forEach(document.putObject("buttons")::put);
    }
    if (!dials.isEmpty()) {
      dials.forEach(document.putObject("dials")::put);
    }
    return document;
  }

  /// The answer to `GET /hats/{board}/simulation`.
  static ObjectNode document(Simulation simulation) {
    ObjectNode document = Json.object();
    document.put("fault", simulation.fault().slug());
    ArrayNode faults = document.putArray("faults");
    simulation.faults().stream().sorted().map(Simulation.Fault::slug).forEach(faults::add);
    simulation.buttons().forEach(document.putObject("buttons")::put);
    ArrayNode dials = document.putArray("dials");
    for (Simulation.Dial dial : simulation.dials()) {
      dials
          .addObject()
          .put("dial", dial.name())
          .put("unit", dial.unit())
          .put("least", dial.least())
          .put("most", dial.most())
          .put("value", dial.value());
    }
    return document;
  }

  private static Optional<Simulation.Fault> fault(
      JsonNode word, String pointer, Simulation simulation) {
    if (word.isMissingNode()) {
      return Optional.empty();
    }
    Optional<Simulation.Fault> found =
        simulation.faults().stream()
            .filter(fault -> word.isTextual() && fault.slug().equals(word.textValue()))
            .findFirst();
    if (found.isEmpty()) {
      throw wrong(
          pointer,
          "fault must be one of "
              + simulation.faults().stream()
                  .sorted()
                  .map(Simulation.Fault::slug)
                  .collect(Collectors.joining(", ")));
    }
    return found;
  }

  private static Map<String, Boolean> held(
      JsonNode buttons, String pointer, Simulation simulation) {
    requireObject(buttons, pointer, "buttons, like {\"A\": true}");
    Map<String, Boolean> held = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> button : buttons.properties()) {
      String place = pointer + "/" + button.getKey();
      if (!simulation.buttons().containsKey(button.getKey())) {
        throw wrong(
            place,
            "there is no button \"%s\"; %s"
                .formatted(button.getKey(), available(simulation.buttons().keySet())));
      }
      if (!button.getValue().isBoolean()) {
        throw wrong(place, place + " must be true (down) or false (up)");
      }
      held.put(button.getKey(), button.getValue().booleanValue());
    }
    return held;
  }

  private static Map<String, Double> turned(JsonNode dials, String pointer, Simulation simulation) {
    requireObject(dials, pointer, "dials, like {\"temperature\": 21.5}");
    Map<String, Simulation.Dial> known =
        simulation.dials().stream()
            .collect(
                Collectors.toMap(
                    Simulation.Dial::name, dial -> dial, (first, _) -> first, LinkedHashMap::new));
    Map<String, Double> turned = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> wanted : dials.properties()) {
      String place = pointer + "/" + wanted.getKey();
      Simulation.Dial dial =
          Optional.ofNullable(known.get(wanted.getKey()))
              .orElseThrow(
                  () ->
                      wrong(
                          place,
                          "there is no dial \"%s\"; %s"
                              .formatted(wanted.getKey(), available(known.keySet()))));
      turned.put(dial.name(), value(wanted.getValue(), place, dial));
    }
    return turned;
  }

  private static double value(JsonNode wanted, String place, Simulation.Dial dial) {
    double value = wanted.isNumber() ? wanted.doubleValue() : Double.NaN;
    if (!(value >= dial.least() && value <= dial.most())) {
      throw wrong(
              place,
              "%s must be a number from %s to %s (%s)"
                  .formatted(place, dial.least(), dial.most(), dial.unit()))
          .with("least", dial.least())
          .with("most", dial.most());
    }
    return value;
  }

  private static void requireObject(JsonNode node, String pointer, String what) {
    if (!node.isMissingNode() && !node.isObject()) {
      throw wrong(pointer, pointer + " must be an object of " + what);
    }
  }

  private static String available(Iterable<String> names) {
    String list = String.join(", ", names);
    return list.isEmpty() ? "this board has none" : "there is " + list;
  }

  private static Problem wrong(String pointer, String detail) {
    return Problem.badRequest(detail).with("pointer", pointer);
  }
}
