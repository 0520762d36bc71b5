package dev.hatrack.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.api.SimulationRecorder.State;
import dev.hatrack.testing.ScriptedSimulation;
import dev.hatrack.testing.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Recording and playing by a clock that the test moves.
@Timeout(20)
class SimulationRecorderTest {
  private final SteppedClock clock = new SteppedClock();
  private final Instant noon = clock.instant();
  private final ScriptedSimulation simulation = new ScriptedSimulation();
  private final BlockingQueue<Instant> waits = new LinkedBlockingQueue<>();
  private final Semaphore passed = new Semaphore(0);
  private final SimulationRecorder recorder =
      new SimulationRecorder(simulation, Optional.empty(), clock, this::until);

  @AfterEach
  void close() {
    recorder.close();
  }

  private void until(Instant time) throws InterruptedException {
    waits.add(time);
    passed.acquire();
  }

  private void hands(Duration later, double temperature) {
    clock.advance(later);
    recorder.done(
        new SimulationOrder(
            Optional.empty(), Map.of(), Map.of(ScriptedSimulation.DIAL, temperature)));
  }

  private void record() {
    recorder.record();
    hands(Duration.ofMillis(1500), 30);
    hands(Duration.ofMillis(500), 31);
  }

  @Test
  void recording_tellsHowLongItIs() {
    record();
    clock.advance(Duration.ofSeconds(3));

    assertThat(recorder.status())
        .isEqualTo(new SimulationRecorder.Status(State.RECORDING, 3, Duration.ofSeconds(5)));
    recorder.stop();
    hands(Duration.ofSeconds(1), 32);
    assertThat(recorder.status())
        .isEqualTo(new SimulationRecorder.Status(State.IDLE, 3, Duration.ofSeconds(2)));
    assertThat(recorder.events())
        .extracting(RecordedEvent::at)
        .containsExactly(Duration.ZERO, Duration.ofMillis(1500), Duration.ofSeconds(2));
  }

  @Test
  void playing_takesAsLongAsTheHandsDid() throws InterruptedException {
    record();
    clock.advance(Duration.ofHours(1));
    Instant start = clock.instant();
    simulation.done.clear();

    recorder.play();

    assertThat(recorder.status().state()).isEqualTo(State.PLAYING);
    next(start);
    assertThat(didNext()).isEqualTo("fault none");
    assertThat(didNext()).isEqualTo("middle false");
    assertThat(didNext()).isEqualTo("temperature 21.5");
    next(start.plusMillis(1500));
    assertThat(didNext()).isEqualTo("temperature 30.0");
    next(start.plusSeconds(2));
    assertThat(didNext()).isEqualTo("temperature 31.0");
    while (recorder.status().state() != State.IDLE) {
      Thread.onSpinWait();
    }
    assertThat(noon).isBefore(start);
  }

  private void next(Instant due) throws InterruptedException {
    assertThat(waits.poll(10, TimeUnit.SECONDS)).isEqualTo(due);
    passed.release();
  }

  private String didNext() throws InterruptedException {
    return Optional.ofNullable(simulation.done.poll(10, TimeUnit.SECONDS)).orElse("nothing");
  }

  @Test
  void stopping_endsThePlayback() throws InterruptedException {
    record();
    simulation.done.clear();
    recorder.play();
    assertThat(waits.poll(10, TimeUnit.SECONDS)).isNotNull();

    recorder.stop();

    assertThat(recorder.status().state()).isEqualTo(State.IDLE);
    passed.release(3);
    assertThat(simulation.done).isEmpty();
  }

  @Test
  void aRecordingThatIsFull_ends() {
    recorder.record();
    for (int i = 1; i < SimulationRecorder.MOST; i++) {
      hands(Duration.ofMillis(1), 30);
    }

    assertThat(recorder.status().state()).isEqualTo(State.IDLE);
    hands(Duration.ofMillis(1), 31);
    assertThat(recorder.events()).hasSize(SimulationRecorder.MOST);
  }

  @Test
  void whatIsSaved_canBeLoaded() {
    record();
    List<RecordedEvent> before = recorder.events();

    recorder.load(
        RecordedEvent.read(
            RecordedEvent.write(before), SimulationRecorder.MOST, new ScriptedSimulation()));

    assertThat(recorder.events()).isEqualTo(before);
    assertThat(recorder.status().state()).isEqualTo(State.IDLE);
  }
}
