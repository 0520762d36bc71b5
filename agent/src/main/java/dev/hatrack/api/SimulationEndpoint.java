package dev.hatrack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.board.Simulation;
import dev.hatrack.board.Slot;

/// What hands do to a real board, for a simulated one.
final class SimulationEndpoint {
  private static final int LARGEST = 4096;

  private final Boards boards;
  private final Callers callers;
  private final Recordings recordings;

  SimulationEndpoint(Boards boards, Callers callers, Recordings recordings) {
    this.boards = boards;
    this.callers = callers;
    this.recordings = recordings;
  }

  void get(ApiCall request, String board) {
    Answers.json(request, SimulationOrder.document(boards.simulation(boards.board(board))));
  }

  void put(ApiCall request, String board) {
    Slot slot = boards.board(board);
    Simulation simulation = boards.simulation(slot);
    callers.simulating(request, slot);
    ObjectNode wanted = Json.readObject(Bodies.read(request, LARGEST), SimulationOrder.KEYS);
    SimulationOrder order = SimulationOrder.read(wanted, "", simulation);
    order.apply(simulation);
    recordings.of(slot, simulation).done(order);
    Answers.json(request, SimulationOrder.document(simulation));
  }
}
