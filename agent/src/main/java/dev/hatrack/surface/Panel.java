package dev.hatrack.surface;

import dev.hatrack.board.LedMatrix;
import dev.hatrack.board.Slot;
import dev.hatrack.board.Turns;
import dev.hatrack.bus.BusException;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Subscription;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// The matrix as the painting thread uses it, and those who watch it.
final class Panel {
  /// What is to be on the board.
  ///
  /// @param well whether the LEDs were well when this was composed
  /// @param revival how often the board had come back: after that it is sent again, equal or not
  record Painting(Frame frame, double brightness, boolean well, long revival) {}

  /// Showing a frame takes a few transactions.
  private static final Duration HANGS_AFTER = Duration.ofSeconds(30);

  private final Slot slot;
  private final LedMatrix matrix;
  private final Watchers watchers;
  private final Turns turns = new Turns(HANGS_AFTER);
  private final String turn;
  private final LongAdder framesShown = new LongAdder();

  /// What the board has taken last. Only the painting thread asks.
  private Optional<Painting> onBoard = Optional.empty();

  Panel(Slot slot, LedMatrix matrix) {
    this.slot = slot;
    this.matrix = matrix;
    this.turn = "showing a frame on " + slot.model().slug();
    this.watchers = new Watchers(Frame.blank(matrix.format()));
  }

  long framesShown() {
    return framesShown.sum();
  }

  Subscription watch(Consumer<Frame> watcher) {
    return watchers.add(watcher);
  }

  /// Shows it on the board, unless it is there already or the LEDs are not well, and to those who
  /// watch.
  void show(Painting painting) {
    boolean well = painting.well() && slot.health(Capability.LEDS).healthy();
    if (well && !onBoard.equals(Optional.of(painting))) {
      send(painting);
    }
    watchers.show(painting.frame());
  }

  /// Says what hangs.
  Optional<String> complaint() {
    return turns.complaint();
  }

  private void send(Painting painting) {
    onBoard = Optional.empty();
    try (var _ = turns.begin(turn)) {
      matrix.show(painting.frame(), painting.brightness());
      framesShown.increment();
      onBoard = Optional.of(painting);
    } catch (BusException e) {
      slot.failed(e);
    } catch (RuntimeException e) {
      // the slot's next check sets the board up again, and then the picture is sent once more
      slot.failed(new BusException(BusException.Kind.ERROR, "unexpected failure: " + e, e));
    }
  }
}
