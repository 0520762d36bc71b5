package dev.hatrack.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.bus.BusException;
import dev.hatrack.cluster.Await;
import dev.hatrack.testing.ScriptedBoard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RackTest {
  private final ScriptedBoard first = new ScriptedBoard();
  private final ScriptedBoard second = new ScriptedBoard();
  private final Slot firstSlot = new Slot(first, Optional.empty());
  private final Slot secondSlot = new Slot(second, Optional.empty());

  private Rack rack() {
    return new Rack(List.of(firstSlot, secondSlot), Duration.ofMillis(5));
  }

  @Test
  void start_looksAtEveryBoardBeforeItReturns() {
    second.onProbe(
        () -> {
          throw new BusException(BusException.Kind.NAK, "nobody answers");
        });
    try (Rack rack = rack()) {
      rack.start();
      assertThat(rack.present()).containsExactly(firstSlot);
      assertThat(rack.slots()).containsExactly(firstSlot, secondSlot);
      assertThat(rack.find("four-leds")).contains(firstSlot);
      assertThat(rack.find("five-leds")).isEmpty();
    }
  }

  @Test
  void monitor_boardOrListenerThrows_goesOnWatching() throws InterruptedException {
    CountDownLatch watched = new CountDownLatch(10);
    firstSlot.listen(
        _ -> {
          throw new IllegalStateException("a listener's mistake");
        });
    first.onProbe(
        () -> {
          throw new IllegalStateException("a driver's mistake");
        });
    second.onProbe(watched::countDown);
    try (Rack rack = rack()) {
      rack.start();
      assertThat(watched.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void complaint_theBoardsAreWatched_none() {
    try (Rack rack = rack()) {
      assertThat(rack.complaint()).isEmpty();
      rack.start();
      assertThat(rack.complaint()).isEmpty();
    }
  }

  @Test
  void complaint_theWatchingThreadHasEnded_saysSo() {
    try (Rack rack = rack()) {
      rack.start();
      second.onProbe(
          () -> {
            throw new AssertionError("the end of that thread");
          });
      Await.until(
          "a complaint",
          Duration.ofSeconds(10),
          () ->
              rack.complaint()
                  .equals(Optional.of("nobody asks the boards any more whether they are there")));
    }
  }

  @Test
  void close_oneBoardThrows_theOthersAreClosed() {
    first.onClose(
        () -> {
          throw new IllegalStateException("a driver's mistake");
        });
    Rack rack = rack();
    rack.start();
    rack.close();
    assertThat(first.closed()).isTrue();
    assertThat(second.closed()).isTrue();
  }

  @Test
  void close_neverStarted_closesTheBoards() {
    rack().close();
    assertThat(first.closed()).isTrue();
  }
}
