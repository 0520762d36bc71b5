package dev.hatrack.board.scroll;

import dev.hatrack.board.Board;
import dev.hatrack.board.Buttons;
import dev.hatrack.board.LedMatrix;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Buses;
import dev.hatrack.hat.BoardModel;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pimoroni Scroll HAT Mini: 17 x 7 white LEDs and the buttons A, B, X and Y, each of which pulls
/// its line to ground.
public final class ScrollHatMini implements Board {
  public static final BoardModel MODEL =
      new BoardModel("scroll-hat-mini", "pimoroni", "Scroll HAT Mini")
          .withLeds(ScrollMatrix.FORMAT)
          .withButtons(List.of("A", "B", "X", "Y"));

  /// Its one chip's place on the I2C bus.
  public static final int ADDRESS = ScrollMatrix.ADDRESS;

  private static final Logger log = LoggerFactory.getLogger(ScrollHatMini.class);

  private final ScrollMatrix matrix;
  private final ButtonRow buttons;

  /// @param clock says when a button went down, and how long its contacts bounced
  public ScrollHatMini(Buses buses, InstantSource clock) {
    this.matrix = new ScrollMatrix(buses);
    this.buttons = new ButtonRow(buses, lines(), clock);
  }

  /// The BCM number of each button's line, in the order on the board.
  public static Map<String, Integer> lines() {
    Map<String, Integer> lines = new LinkedHashMap<>();
    lines.put("A", 5);
    lines.put("B", 6);
    lines.put("X", 16);
    lines.put("Y", 24);
    return lines;
  }

  @Override
  public BoardModel model() {
    return MODEL;
  }

  @Override
  public void probe() {
    buttons.settle();
    matrix.probe();
  }

  @Override
  public void start() {
    matrix.start();
    buttons.open();
  }

  @Override
  public Optional<LedMatrix> leds() {
    return Optional.of(matrix);
  }

  @Override
  public Optional<Buttons> buttons() {
    return Optional.of(buttons);
  }

  @Override
  public void close() {
    buttons.close();
    try {
      matrix.off();
    } catch (BusException e) {
      log.debug("{} was not darkened: {}", MODEL.slug(), e.reason());
    }
  }
}
