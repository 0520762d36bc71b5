package dev.hatrack.api;

import dev.hatrack.board.Simulation;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Subscription;
import dev.hatrack.surface.LedSurface;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what hands do to a simulated board and what is seen on it meanwhile, and does it
/// again at the same pace. What was seen is not played: what is shown then comes from whoever draws
/// then. Safe for use by several threads; neither the board nor a surface is called with its lock
/// held.
final class SimulationRecorder implements AutoCloseable {
  /// A recording that is full ends. Pictures of the LEDs are the most of it: some 3 MB at worst.
  static final int MOST = 4000;

  private static final Logger log = LoggerFactory.getLogger(SimulationRecorder.class);

  enum State {
    IDLE,
    RECORDING,
    PLAYING
  }

  /// How it is.
  ///
  /// @param length how long has been recorded
  record Status(State state, int events, Duration length) {}

  /// Waits as the clock goes.
  interface Pace {
    void until(Instant time) throws InterruptedException;
  }

  private final Simulation simulation;
  private final Optional<LedSurface> leds;
  private final InstantSource clock;
  private final Pace pace;
  private final List<RecordedEvent> events = new ArrayList<>();
  private State state = State.IDLE;
  private Instant begun = Instant.EPOCH;
  private @Nullable Subscription watching;
  private @Nullable Thread player;

  /// @param leds where the board's pictures are seen
  /// @param clock must not jump
  SimulationRecorder(
      Simulation simulation, Optional<LedSurface> leds, InstantSource clock, Pace pace) {
    this.simulation = simulation;
    this.leds = leds;
    this.clock = clock;
    this.pace = pace;
  }

  synchronized Status status() {
    Duration length =
        state == State.RECORDING
            ? elapsed()
            : events.isEmpty() ? Duration.ZERO : events.getLast().at();
    return new Status(state, events.size(), length);
  }

  synchronized List<RecordedEvent> events() {
    return List.copyOf(events);
  }

  /// Begins anew, with how the board is now, so that it can be played from any other state.
  void record() {
    watch();
    SimulationOrder present = SimulationOrder.present(simulation);
    Optional<Frame> seen = leds.map(surface -> surface.view().shown());
    synchronized (this) {
      stop();
      events.clear();
      events.add(new RecordedEvent.Done(Duration.ZERO, present));
      seen.ifPresent(frame -> events.add(RecordedEvent.Shown.leds(Duration.ZERO, frame)));
      begun = clock.instant();
      state = State.RECORDING;
    }
  }

  private void watch() {
    synchronized (this) {
      if (watching != null || leds.isEmpty()) {
        return;
      }
      watching = () -> {};
    }
    Subscription subscription = leds.orElseThrow().watch(this::shown);
    synchronized (this) {
      watching = subscription;
    }
  }

  /// Does it all again from the beginning, in real time.
  ///
  /// @throws Problem 400 when there is nothing to play
  synchronized void play() {
    if (events.isEmpty()) {
      throw Problem.badRequest(
              "nothing has been recorded; record first, or PUT events to …/recording/events")
          .with("pointer", "/state");
    }
    stop();
    state = State.PLAYING;
    List<RecordedEvent> script = List.copyOf(events);
    Instant start = clock.instant();
    player = Thread.ofVirtual().name("playback").start(() -> play(script, start));
  }

  /// Ends recording or playing; tells nothing when it did neither.
  synchronized void stop() {
    Thread playing = player;
    if (playing != null) {
      playing.interrupt();
    }
    player = null;
    state = State.IDLE;
  }

  /// Takes these for what was recorded.
  synchronized void load(List<RecordedEvent> loaded) {
    stop();
    events.clear();
    events.addAll(loaded);
  }

  /// Hands have done this.
  synchronized void done(SimulationOrder order) {
    if (state == State.RECORDING) {
      add(new RecordedEvent.Done(elapsed(), order));
    }
  }

  private synchronized void shown(Frame frame) {
    if (state == State.RECORDING) {
      add(RecordedEvent.Shown.leds(elapsed(), frame));
    }
  }

  private void add(RecordedEvent event) {
    events.add(event);
    if (events.size() >= MOST) {
      log.warn("the recording is full after {} events, and ends", MOST);
      stop();
    }
  }

  private Duration elapsed() {
    return Duration.between(begun, clock.instant());
  }

  private void play(List<RecordedEvent> script, Instant start) {
    try {
      for (RecordedEvent event : script) {
        if (event instanceof RecordedEvent.Done done) {
          pace.until(start.plus(done.at()));
          if (!mine()) {
            return;
          }
          done.order().apply(simulation);
        }
      }
    } catch (InterruptedException e) {
      log.debug("the playback was ended", e);
    } catch (RuntimeException e) {
      log.error("the playback failed", e);
    } finally {
      ended();
    }
  }

  private synchronized boolean mine() {
    return Thread.currentThread().equals(player);
  }

  private synchronized void ended() {
    if (mine()) {
      stop();
    }
  }

  @Override
  public void close() {
    Subscription ending;
    synchronized (this) {
      stop();
      ending = watching;
      watching = null;
    }
    if (ending != null) {
      ending.close();
    }
  }
}
