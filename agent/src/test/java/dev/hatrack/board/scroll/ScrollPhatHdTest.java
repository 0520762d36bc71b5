package dev.hatrack.board.scroll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.board.simulated.SimulatedScroll;
import org.junit.jupiter.api.Test;

class ScrollPhatHdTest extends ScrollBoardContract {
  @Override
  SimulatedScroll simulated() {
    return SimulatedScroll.phatHd(wires -> wires);
  }

  @Test
  void buttons_thereAreNone() {
    assertThat(simulated().board().buttons()).isEmpty();
    assertThat(ScrollPhatHd.MODEL.slug()).isEqualTo("scroll-phat-hd");
  }
}
