package dev.hatrack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hatrack.board.Simulation;
import dev.hatrack.board.Slot;
import java.util.List;
import java.util.Locale;

/// Records what hands do to a simulated board, plays it, saves and loads it.
final class RecordingEndpoint {
  private static final String NDJSON = "application/x-ndjson";

  /// A short order, of one key.
  private static final int LARGEST_ORDER = 1024;

  /// More than the largest recording is when it is saved.
  private static final int LARGEST_RECORDING = 4 * 1024 * 1024;

  private final Boards boards;
  private final Callers callers;
  private final Recordings recordings;

  RecordingEndpoint(Boards boards, Callers callers, Recordings recordings) {
    this.boards = boards;
    this.callers = callers;
    this.recordings = recordings;
  }

  void get(ApiCall request, String board) {
    Answers.json(request, document(recorder(boards.board(board))));
  }

  void put(ApiCall request, String board) {
    Slot slot = boards.board(board);
    SimulationRecorder recorder = recorder(slot);
    callers.simulating(request, slot);
    ObjectNode wanted = Json.readObject(Bodies.read(request, LARGEST_ORDER), List.of("state"));
    switch (wanted.path("state").asText()) {
      case "recording" -> recorder.record();
      case "playing" -> recorder.play();
      case "idle" -> recorder.stop();
      default ->
          throw Problem.badRequest("state must be one of idle, recording, playing")
              .with("pointer", "/state");
    }
    Answers.json(request, document(recorder));
  }

  void save(ApiCall request, String board) {
    SimulationRecorder recorder = recorder(boards.board(board));
    request.answer(NDJSON, RecordedEvent.write(recorder.events()));
  }

  void load(ApiCall request, String board) {
    Slot slot = boards.board(board);
    Simulation simulation = boards.simulation(slot);
    callers.simulating(request, slot);
    byte[] body = Bodies.read(request, LARGEST_RECORDING);
    SimulationRecorder recorder = recorder(slot);
    recorder.load(RecordedEvent.read(body, SimulationRecorder.MOST, simulation));
    Answers.json(request, document(recorder));
  }

  private SimulationRecorder recorder(Slot slot) {
    return recordings.of(slot, boards.simulation(slot));
  }

  private static ObjectNode document(SimulationRecorder recorder) {
    SimulationRecorder.Status status = recorder.status();
    ObjectNode document = Json.object();
    document.put("state", status.state().name().toLowerCase(Locale.ROOT));
    document.put("events", status.events());
    document.put("seconds", status.length().toMillis() / 1e3);
    return document;
  }
}
