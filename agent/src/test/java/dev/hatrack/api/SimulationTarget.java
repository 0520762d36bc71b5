package dev.hatrack.api;

import dev.hatrack.fuzz.Target;
import dev.hatrack.fuzz.Texts;
import dev.hatrack.testing.ScriptedSimulation;
import java.util.List;

/// What was recorded of a simulated board, a line of JSON for each event.
public final class SimulationTarget implements Target {
  private final ScriptedSimulation board = new ScriptedSimulation();

  @Override
  public String name() {
    return "simulation";
  }

  @Override
  public List<byte[]> seeds() {
    return Texts.of(
        """
        {"at": 0.25, "do": {"fault": "none", "buttons": {"middle": true}, "dials": {"temperature": 30}}}

        {"at": 1.5, "shown": {"leds": [[0, 255], [1, 2]]}}
        """);
  }

  @Override
  public List<byte[]> words() {
    return Texts.jsonWords();
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
