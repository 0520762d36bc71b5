package dev.hatrack.board.scroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.board.Board;
import dev.hatrack.board.LedMatrix;
import dev.hatrack.board.Simulation.Fault;
import dev.hatrack.board.simulated.SimulatedScroll;
import dev.hatrack.bus.BusException;
import dev.hatrack.driver.is31fl3731.Gamma;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.SurfaceFormat;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What both boards do.
abstract class ScrollBoardContract {
  private final SimulatedScroll simulated = simulated();
  private final Board board = simulated.board();

  abstract SimulatedScroll simulated();

  private LedMatrix leds() {
    return board.leds().orElseThrow();
  }

  private static Frame onePixel(SurfaceFormat format, int x, int y, int level) {
    byte[] levels = new byte[format.area()];
    levels[y * format.width() + x] = (byte) level;
    return Frame.grey(format, levels);
  }

  private static Frame full(SurfaceFormat format) {
    byte[] levels = new byte[format.area()];
    Arrays.fill(levels, (byte) 255);
    return Frame.grey(format, levels);
  }

  private int lit() {
    int lit = 0;
    for (int[] row : simulated.seen()) {
      for (int pwm : row) {
        lit += pwm > 0 ? 1 : 0;
      }
    }
    return lit;
  }

  @Test
  void model_saysWhatTheMatrixIs() {
    assertThat(board.model().leds()).contains(leds().format());
    assertThat(board.model().vendor()).isEqualTo("pimoroni");
    assertThat(leds().format().area()).isEqualTo(119);
  }

  @Test
  void show_eachPixel_lightsThatOneOnly() {
    board.start();
    SurfaceFormat format = leds().format();
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        leds().show(onePixel(format, x, y, 255), 1.0);
        assertThat(simulated.seen()[y][x]).as("%d,%d", x, y).isEqualTo(255);
        assertThat(lit()).isEqualTo(1);
      }
    }
  }

  @Test
  void show_brightness_scalesTheLevelBeforeGamma() {
    board.start();
    leds().show(onePixel(leds().format(), 3, 2, 255), 0.5);
    assertThat(simulated.seen()[2][3]).isEqualTo(Gamma.pwm(128) & 0xFF);
    leds().show(full(leds().format()), 0.0);
    assertThat(lit()).isZero();
  }

  @Test
  void show_wrongFormatOrBrightness_isRefused() {
    board.start();
    Frame small = Frame.blank(new SurfaceFormat(1, 1, leds().format().colours()));
    assertThatThrownBy(() -> leds().show(small, 1.0)).isInstanceOf(IllegalArgumentException.class);
    Frame frame = Frame.blank(leds().format());
    assertThatThrownBy(() -> leds().show(frame, Double.NaN)).hasMessageContaining("brightness");
    assertThatThrownBy(() -> leds().show(frame, 1.1)).hasMessageContaining("brightness");
  }

  @Test
  void start_afterUnplugAndReplug_restoresTheBoard() {
    board.start();
    leds().show(full(leds().format()), 1.0);
    simulated.fault(Fault.UNPLUGGED);
    assertThat(lit()).isZero();
    assertThatThrownBy(board::probe)
        .isInstanceOfSatisfying(
            BusException.class, e -> assertThat(e.kind()).isEqualTo(BusException.Kind.NAK));
    simulated.fault(Fault.NONE);
    board.probe();
    board.start();
    assertThat(lit()).isZero();
    leds().show(full(leds().format()), 1.0);
    assertThat(lit()).isEqualTo(119);
  }

  @Test
  void probe_beforeTheStart_neitherWritesNorLights() {
    board.probe();
    assertThat(simulated.header().traffic().bytes()).isEqualTo(4);
    assertThat(lit()).isZero();
  }

  @Test
  void probe_stuckLine_isAnError() {
    simulated.fault(Fault.STUCK);
    assertThatThrownBy(board::probe)
        .isInstanceOfSatisfying(
            BusException.class, e -> assertThat(e.kind()).isEqualTo(BusException.Kind.ERROR));
  }

  @Test
  void close_ofAShiningBoard_leavesItDark() {
    board.start();
    leds().show(full(leds().format()), 1.0);
    board.close();
    assertThat(lit()).isZero();
  }

  @Test
  void close_boardIsGone_isQuiet() {
    board.start();
    simulated.fault(Fault.UNPLUGGED);
    board.close();
  }
}
