package dev.hatrack.task.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.client.ClaimState;
import dev.hatrack.task.client.SensorsState;
import dev.hatrack.task.client.SensorsState.Measurement;
import dev.hatrack.task.client.Text;
import dev.hatrack.task.run.DirectoryFiles;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.TaskContext;
import dev.hatrack.task.run.UsageException;
import dev.hatrack.task.testing.UnaskedHat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /// What is said to the agent, and the temperature it tells.
  private static final class Room extends UnaskedHat {
    final List<String> calls = new ArrayList<>();
    final List<Double> temperatures;
    boolean stale;

    Room(Duration life, Double... temperatures) {
      super(NOON, life);
      this.temperatures = new ArrayList<>(List.of(temperatures));
    }

    @Override
    public SensorsState sensors() {
      double now = temperatures.size() > 1 ? temperatures.remove(0) : temperatures.get(0);
      return new SensorsState(
          "sense-hat",
          List.of(
              new Measurement("temperature", "°C", Map.of("", now), "HTS221", instant(), stale)));
    }

    @Override
    public ClaimState text(Text text, ClaimOptions options) {
      calls.add("%s %d %s".formatted(text.text(), options.priority(), text.repeat()));
      return claim(options);
    }

    @Override
    public void release() {
      calls.add("release");
    }
  }

  private static void run(Room room, Map<String, String> options) throws InterruptedException {
    new Alert(AlertOptions.from(Options.of(options)))
        .run(new TaskContext(room, room, room, line -> {}, new DirectoryFiles(Path.of(""))));
  }

  @Test
  void run_atOnce_showsForItsTimeAndEndsItsClaim() throws InterruptedException {
    Room room = new Room(Duration.ofHours(1), 20.0);
    run(room, Map.of("text", "FIRE", "for", "12s", "priority", "90"));
    assertThat(room.calls).containsExactly("FIRE 90 0", "FIRE 90 0", "FIRE 90 0", "release");
    assertThat(room.instant()).isEqualTo(NOON.plusSeconds(12));
  }

  @Test
  void run_whileTooHot_showsUntilItIsClearlyCooler() throws InterruptedException {
    Room room = new Room(Duration.ofSeconds(35), 29.0, 30.5, 29.9, 29.5, 20.0);
    run(room, Map.of("text", "HOT", "when", "temperature>30"));
    assertThat(room.calls).containsExactly("HOT 50 0", "HOT 50 0", "release");
  }

  @Test
  void run_staleReading_changesNothing() throws InterruptedException {
    Room room = new Room(Duration.ofSeconds(20), 99.0);
    room.stale = true;
    run(room, Map.of("text", "HOT", "when", "temperature>30"));
    assertThat(room.calls).isEmpty();
  }

  @Test
  void run_toldToStop_endsItsClaim() throws InterruptedException {
    Room room = new Room(Duration.ofSeconds(3), 99.0);
    run(room, Map.of("text", "HOT", "when", "temperature>30"));
    assertThat(room.calls).containsExactly("HOT 50 0", "release");
  }

  @Test
  void from_noText_saysThatItIsNeeded() {
    assertThatThrownBy(() -> AlertOptions.from(Options.of(Map.of())))
        .isInstanceOf(UsageException.class)
        .hasMessage("--text says what to show");
  }

  @Test
  void from_badCondition_saysHowOneLooks() {
    assertThatThrownBy(
            () -> AlertOptions.from(Options.of(Map.of("text", "x", "when", "temperature=30"))))
        .isInstanceOf(UsageException.class)
        .hasMessage("--when is like temperature>30 or humidity<20, not 'temperature=30'");
  }
}
