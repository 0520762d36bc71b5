package dev.hatrack.consul;

import dev.hatrack.board.Board;
import dev.hatrack.bus.BusException;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.SurfaceFormat;
import java.util.List;

/// A board whose chips do what the test says.
final class FakeBoard implements Board {
  enum Answer {
    WELL,
    BROKEN,
    SILENT
  }

  volatile Answer answer = Answer.WELL;

  @Override
  public BoardModel model() {
    return new BoardModel("scroll-hat-mini", "pimoroni", "Scroll HAT Mini")
        .withLeds(new SurfaceFormat(17, 7, Colours.GREY8))
        .withButtons(List.of("A", "B", "X", "Y"));
  }

  @Override
  public void probe() {
    switch (answer) {
      case WELL -> {}
      case BROKEN -> throw new BusException(BusException.Kind.ERROR, "data line stuck");
      case SILENT -> throw new BusException(BusException.Kind.NAK, "nobody answers");
    }
  }

  @Override
  public void start() {}

  @Override
  public void close() {}
}
