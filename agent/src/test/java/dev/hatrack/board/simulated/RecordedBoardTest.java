package dev.hatrack.board.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.board.Board;
import dev.hatrack.board.LedMatrix;
import dev.hatrack.board.Simulation.Fault;
import dev.hatrack.board.scroll.ScrollHatMini;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.recording.Recording;
import dev.hatrack.bus.recording.RecordingBuses;
import dev.hatrack.bus.recording.RecordingFile;
import dev.hatrack.hat.ButtonEvent;
import dev.hatrack.hat.Frame;
import dev.hatrack.testing.PlaybackBuses;
import dev.hatrack.testing.SteppedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A board is driven on simulated wires, and what went over them is driven again from the
/// recording.
class RecordedBoardTest {
  /// Made by this test with `-Drecording.update`, on simulated wires.
  private static final Path COMMITTED =
      Path.of("src", "test", "resources", "recordings", "scroll-hat-mini.i2c");

  private final SteppedClock clock = new SteppedClock();
  private final List<ButtonEvent> events = new ArrayList<>();

  private final Path directory;

  RecordedBoardTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /// What the hands of a person do meanwhile.
  private interface Hands {
    void press();

    void letGo();
  }

  private static final class NoHands implements Hands {
    @Override
    public void press() {}

    @Override
    public void letGo() {}
  }

  private static Frame dot(LedMatrix leds, int x) {
    byte[] levels = new byte[leds.format().area()];
    levels[3 * leds.format().width() + x] = (byte) 255;
    return Frame.grey(leds.format(), levels);
  }

  private void session(Board board, Hands hands) {
    LedMatrix leds = board.leds().orElseThrow();
    board.probe();
    board.start();
    var _ = board.buttons().orElseThrow().listen(events::add);
    for (int x = 7; x < 10; x++) {
      leds.show(dot(leds, x), 1.0);
    }
    hands.press();
    clock.advance(Duration.ofSeconds(1));
    leds.show(dot(leds, 8), 0.5);
    hands.letGo();
    board.probe();
    board.close();
  }

  private Path record() throws IOException {
    Path path = directory.resolve("mini.i2c");
    try (RecordingFile file = new RecordingFile(path)) {
      SimulatedScroll mini =
          SimulatedScroll.hatMini(clock, wires -> new RecordingBuses(wires, file));
      session(
          mini.board(),
          new Hands() {
            @Override
            public void press() {
              mini.hold("A", true);
            }

            @Override
            public void letGo() {
              mini.hold("A", false);
            }
          });
    }
    return path;
  }

  @Test
  void recording_playedBack_isTheSameSession() throws IOException {
    Recording recording = Recording.read(record());
    List<ButtonEvent> recorded = List.copyOf(events);
    events.clear();
    PlaybackBuses wires = new PlaybackBuses(recording);
    session(new ScrollHatMini(wires, clock), new NoHands());
    wires.close();
    assertThat(events).extracting(ButtonEvent::action).hasSize(2);
    assertThat(events)
        .extracting(ButtonEvent::action)
        .isEqualTo(recorded.stream().map(ButtonEvent::action).toList());
  }

  @Test
  void committedRecording_isStillWhatTheDriverSays() throws IOException {
    List<String> now = Files.readAllLines(record());
    if (System.getProperty("recording.update") != null) {
      List<String> lines = new ArrayList<>();
      lines.add("# A Scroll HAT Mini on simulated wires (never a real one): RecordedBoardTest");
      lines.addAll(now);
      Files.write(COMMITTED, lines);
    }
    PlaybackBuses wires = new PlaybackBuses(Recording.read(COMMITTED));
    session(new ScrollHatMini(wires, clock), new NoHands());
    wires.close();
  }

  @Test
  void playback_differentBytes_failsAndNamesTheLine() throws IOException {
    PlaybackBuses wires = new PlaybackBuses(Recording.read(record()));
    ScrollHatMini board = new ScrollHatMini(wires, clock);
    board.probe();
    board.start();
    LedMatrix leds = board.leds().orElseThrow();
    assertThatThrownBy(() -> leds.show(dot(leds, 0), 1.0))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("mini.i2c, line ")
        .hasMessageContaining("happened");
  }

  @Test
  void playback_closedEarly_failsOnWhatIsLeftOver() throws IOException {
    PlaybackBuses wires = new PlaybackBuses(Recording.read(record()));
    new ScrollHatMini(wires, clock).probe();
    assertThatThrownBy(wires::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("did not happen");
  }

  @Test
  void playback_afterTheEnd_fails() {
    PlaybackBuses wires = new PlaybackBuses(Recording.parse("empty", List.of()));
    assertThatThrownBy(() -> wires.i2c(0x74).write((byte) 1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("after the recording's end");
  }

  @Test
  void recording_failedTransactions_sayHowTheyFailedAndFailAgain() throws IOException {
    Path path = directory.resolve("faults.i2c");
    try (RecordingFile file = new RecordingFile(path)) {
      SimulatedScroll mini =
          SimulatedScroll.hatMini(clock, wires -> new RecordingBuses(wires, file));
      mini.fault(Fault.UNPLUGGED);
      assertThatThrownBy(mini.board()::probe).isInstanceOf(BusException.class);
      mini.fault(Fault.STUCK);
      assertThatThrownBy(mini.board()::start).isInstanceOf(BusException.class);
    }
    assertThat(path).hasContent("i2c 0x74 r fd ?? nak\ni2c 0x74 w fd 0b error\n");
    PlaybackBuses wires = new PlaybackBuses(Recording.read(path));
    ScrollHatMini board = new ScrollHatMini(wires, clock);
    assertThatThrownBy(board::probe).isInstanceOf(BusException.class);
    assertThatThrownBy(board::start).isInstanceOf(BusException.class);
    wires.close();
  }
}
