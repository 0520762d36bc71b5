package dev.hatrack.board.scroll;

import dev.hatrack.board.Board;
import dev.hatrack.board.LedMatrix;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.hat.BoardModel;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pimoroni Scroll pHAT HD: 17 x 7 white LEDs.
public final class ScrollPhatHd implements Board {
  public static final BoardModel MODEL =
      new BoardModel("scroll-phat-hd", "pimoroni", "Scroll pHAT HD").withLeds(ScrollMatrix.FORMAT);

  /// Its one chip's place on the I2C bus.
  public static final int ADDRESS = ScrollMatrix.ADDRESS;

  private static final Logger log = LoggerFactory.getLogger(ScrollPhatHd.class);

  private final ScrollMatrix matrix;

  public ScrollPhatHd(Buses buses) {
    this.matrix = new ScrollMatrix(buses);
  }

  @Override
  public BoardModel model() {
    return MODEL;
  }

  @Override
  public void probe() {
    matrix.probe();
  }

  @Override
  public void start() {
    matrix.start();
  }

  @Override
  public Optional<LedMatrix> leds() {
    return Optional.of(matrix);
  }

  @Override
  public void close() {
    try {
      matrix.off();
    } catch (BusException e) {
      log.debug("{} was not darkened: {}", MODEL.slug(), e.reason());
    }
  }
}
