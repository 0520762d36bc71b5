package dev.hatrack.surface;

import static dev.hatrack.testing.ScriptedBoard.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Subscription;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchersTest {
  private final Watchers watchers = new Watchers(plain(0));
  private final List<Frame> seen = new ArrayList<>();

  @Test
  void add_seesThePresentFrameFirst() {
    watchers.show(plain(1));
    watchers.add(seen::add);
    watchers.show(plain(2));
    assertThat(seen).containsExactly(plain(1), plain(2));
  }

  @Test
  void show_equalFrame_isNotShownAgain() {
    watchers.add(seen::add);
    watchers.show(plain(1));
    watchers.show(plain(1));
    assertThat(seen).containsExactly(plain(0), plain(1));
  }

  @Test
  void close_seesNothingMore() {
    Subscription watching = watchers.add(seen::add);
    watchers.add(seen::add);
    watching.close();
    watching.close();
    watchers.show(plain(1));
    assertThat(seen).containsExactly(plain(0), plain(0), plain(1));
  }

  @Test
  void show_watcherThrows_isDroppedAndTheOthersSee() {
    List<Frame> failing = new ArrayList<>();
    watchers.add(
        frame -> {
          failing.add(frame);
          if (frame.equals(plain(1))) {
            throw new IllegalStateException("a watcher's mistake");
          }
        });
    watchers.add(seen::add);
    watchers.show(plain(1));
    watchers.show(plain(2));
    assertThat(failing).containsExactly(plain(0), plain(1));
    assertThat(seen).containsExactly(plain(0), plain(1), plain(2));
  }

  @Test
  void show_watcherBringsAnother_thatOneSeesThePresentFrameOnce() {
    watchers.add(
        frame -> {
          if (frame.equals(plain(1))) {
            watchers.add(seen::add);
          }
        });
    watchers.show(plain(1));
    watchers.show(plain(2));
    assertThat(seen).containsExactly(plain(1), plain(2));
  }
}
