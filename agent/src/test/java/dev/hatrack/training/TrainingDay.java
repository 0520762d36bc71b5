package dev.hatrack.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The day that `hatrack train` gives its agent, for a test that watches one.
///
/// @param folder the agent's own, empty
/// @param launcher of the driver plugin
public record TrainingDay(Path folder, Path launcher) {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingDay.class);
  private static final int LAUNCHES = 4;
  private static final String READY = "ready ";
  private static final long LONGEST_END_SECONDS = 60;

  /// Starts `hatrack` with these arguments.
  @FunctionalInterface
  public interface Start {
    Process with(String... arguments) throws IOException;
  }

  /// What else is asked of the agent, at the end of its day.
  @FunctionalInterface
  public interface Evening {
    void at(URI agent) throws IOException, InterruptedException;
  }

  /// Lives it, and ends the agent as systemd would.
  public void live(Start start, Evening evening) throws IOException, InterruptedException {
    try (StandIn neighbours = new StandIn()) {
      Path configuration = new TrainingAgent(folder, neighbours.address()).write();
      Process agent = start.with("agent", "--config", configuration.toString());
      try (BufferedReader output = agent.inputReader()) {
        URI address = ready(output);
        new Exercise(address).run();
        exercisePlugin();
        evening.at(address);
      } finally {
        agent.destroy();
        if (!agent.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
          agent.destroyForcibly();
        }
      }
    }
  }

  /// A launcher waits ten seconds for the agent, in which one that is watched may not have loaded
  /// what it needs for the first; for the next it has.
  private void exercisePlugin() throws IOException {
    PluginExercise exercise = new PluginExercise(launcher, TrainingAgent.plugins(folder));
    for (int launch = 1; launch < LAUNCHES; launch++) {
      try {
        exercise.run();
        return;
      } catch (TrainingFailed e) {
        LOG.info("launch {}: {}", launch, e.getMessage());
      }
    }
    exercise.run();
  }

  private static URI ready(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(READY)) {
        return URI.create(line.substring(READY.length()));
      }
    }
    throw new IOException("the agent ended before it answered");
  }
}
