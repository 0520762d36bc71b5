package dev.hatrack.api;

import dev.hatrack.fuzz.Target;
import dev.hatrack.testing.ScriptedSimulation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// What was recorded of a simulated board, a line of JSON for each event.
public final class SimulationTarget implements Target {
  private final ScriptedSimulation board = new ScriptedSimulation();

  @Override
  public String name() {
    return "simulation";
  }

  @Override
  public List<byte[]> seeds() {
    return Stream.of(
            """
            {"at": 0.25, "do": {"fault": "none", "buttons": {"middle": true}, "dials": {"temperature": 30}}}

            {"at": 1.5, "shown": {"leds": [[0, 255], [1, 2]]}}
            """)
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public List<byte[]> words() {
    return Stream.of("null", "[", "]", "{", "}", "\"", "1e999999999", "-0.0", "\\ud800", "\u0000")
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void read(byte[] input) {
    var _ = RecordedEvent.read(input, 100, board);
  }

  @Override
  public List<Class<? extends Exception>> refusals() {
    return List.of(Problem.class);
  }
}
