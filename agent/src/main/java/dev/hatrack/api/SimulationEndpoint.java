package dev.hatrack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.board.Simulation;
import dev.hatrack.board.Slot;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What hands do to a real board, for a simulated one.
final class SimulationEndpoint {
  private static final int LARGEST = 4096;

  private final Boards boards;
  private final Callers callers;

  SimulationEndpoint(Boards boards, Callers callers) {
    this.boards = boards;
    this.callers = callers;
  }

  void get(Context request, String board) {
    Answers.json(request, document(simulation(boards.board(board))));
  }

  void put(Context request, String board) {
    Slot slot = boards.board(board);
    Simulation simulation = simulation(slot);
    callers.writing(request, board);
    ObjectNode wanted = Json.readObject(Bodies.read(request, LARGEST), List.of("fault", "buttons"));
    Map<String, Boolean> held = held(wanted.path("buttons"), simulation);
    if (wanted.has("fault")) {
      simulation.fault(fault(wanted.path("fault").asText(), simulation));
    }
    held.forEach(simulation::hold);
    Answers.json(request, document(simulation));
  }

  private static Simulation simulation(Slot slot) {
    return slot.simulation()
        .orElseThrow(
            () -> Problem.notFound(slot.model().slug() + " is a real board, not a simulated one"));
  }

  private static Map<String, Boolean> held(JsonNode buttons, Simulation simulation) {
    if (!buttons.isMissingNode() && !buttons.isObject()) {
      throw Problem.badRequest("/buttons must be an object of buttons, like {\"A\": true}")
          .with("pointer", "/buttons");
    }
    Map<String, Boolean> held = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> button : buttons.properties()) {
      String pointer = "/buttons/" + button.getKey();
      if (!simulation.buttons().containsKey(button.getKey())) {
        throw Problem.badRequest(
                "there is no button \"%s\"; there is %s"
                    .formatted(button.getKey(), String.join(", ", simulation.buttons().keySet())))
            .with("pointer", pointer);
      }
      if (!button.getValue().isBoolean()) {
        throw Problem.badRequest(pointer + " must be true (down) or false (up)")
            .with("pointer", pointer);
      }
      held.put(button.getKey(), button.getValue().booleanValue());
    }
    return held;
  }

  private static Simulation.Fault fault(String word, Simulation simulation) {
    return simulation.faults().stream()
        .filter(fault -> fault.slug().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.badRequest(
                        "fault must be one of "
                            + simulation.faults().stream()
                                .sorted()
                                .map(Simulation.Fault::slug)
                                .collect(Collectors.joining(", ")))
                    .with("pointer", "/fault"));
  }

  private static ObjectNode document(Simulation simulation) {
    ObjectNode document = Json.object();
    document.put("fault", simulation.fault().slug());
    ObjectNode buttons = document.putObject("buttons");
    simulation.buttons().forEach(buttons::put);
    return document;
  }
}
