package dev.hatrack.boardpages;

import dev.hatrack.board.Board;
import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.board.simulated.SimulatedBoard;
import dev.hatrack.board.simulated.SimulatedInky;
import dev.hatrack.board.simulated.SimulatedScroll;
import dev.hatrack.board.simulated.SimulatedSenseHat;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.hat.Colours;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Ink;
import dev.hatrack.hat.SurfaceFormat;
import dev.hatrack.surface.picture.Dither;
import dev.hatrack.surface.picture.Fit;
import dev.hatrack.surface.text.Fonts;
import dev.hatrack.surface.text.PageText;
import dev.hatrack.surface.text.TextContent;
import dev.hatrack.task.client.Size;
import dev.hatrack.task.clock.ClockFace;
import dev.hatrack.testing.SteppedTime;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What each board shows in its picture, drawn by what draws in the agent and sent through the
/// board's driver to its simulated chips.
final class Painted {
  private static final LocalTime TIME = LocalTime.of(10, 9, 41, 250_000_000);
  private static final int WHEEL = 64;

  private Painted() {}

  /// @throws IllegalArgumentException for a board that nothing is drawn on
  static Frame on(String slug) {
    return switch (slug) {
      case "scroll-hat-mini" -> clock();
      case "scroll-phat-hd" -> text();
      case "sense-hat" -> wheel();
      case "inky-phat" -> page();
      default -> throw new IllegalArgumentException("nothing is drawn on " + slug + " yet");
    };
  }

  private static Frame clock() {
    SimulatedBoard mini = SimulatedScroll.hatMini(InstantSource.system(), UnaryOperator.identity());
    SurfaceFormat format = format(mini.board());
    Size size = new Size(format.width(), format.height());
    return shown(mini, Frame.grey(format, ClockFace.render(TIME, size).levels()));
  }

  private static Frame text() {
    SimulatedBoard phat = SimulatedScroll.phatHd(UnaryOperator.identity());
    TextContent text =
        TextContent.of(format(phat.board()), Fonts.usual(), "Hello", 20, TextContent.WHITE, 0);
    return shown(phat, text.at(Duration.ofMillis(800)));
  }

  private static Frame wheel() {
    SimulatedBoard sense = SimulatedSenseHat.make(InstantSource.system(), UnaryOperator.identity());
    SurfaceFormat format = format(sense.board());
    return shown(
        sense,
        ColourWheel.of(WHEEL)
            .scaled(Fit.CONTAIN, format.width(), format.height(), 0)
            .frame(format, Dither.NONE));
  }

  private static SurfaceFormat format(Board board) {
    return board.leds().orElseThrow().format();
  }

  private static Frame shown(SimulatedBoard simulated, Frame frame) {
    simulated.board().start();
    simulated.board().leds().orElseThrow().show(frame, 1.0);
    return frame;
  }

  private static Frame page() {
    SteppedTime time = new SteppedTime();
    SimulatedInky inky =
        new SimulatedInky(
            Panel.RED_212X104,
            new SimulatedHeader(),
            UnaryOperator.identity(),
            new SimulatedInky.Pace(Duration.ofSeconds(1), time, time));
    inky.board().start();
    try {
      inky.board().eink().orElseThrow().show(headed());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return inky.seen();
  }

  private static Frame headed() {
    Frame head = new PageText("pi-kitchen", Optional.of(3), Ink.WHITE, Ink.RED).frame(strip(32));
    Frame body =
        new PageText(
                "21.4 °C   45 %\n1013 hPa\nup 12 days\nsince 10:09",
                Optional.of(2), Ink.BLACK, Ink.WHITE)
            .frame(strip(72));
    byte[] inks = Arrays.copyOf(head.bytes(), Panel.RED_212X104.format().area());
    System.arraycopy(body.bytes(), 0, inks, head.bytes().length, body.bytes().length);
    return Frame.of(Panel.RED_212X104.format(), inks);
  }

  private static SurfaceFormat strip(int height) {
    return new SurfaceFormat(Panel.RED_212X104.format().width(), height, Colours.BLACK_WHITE_RED);
  }
}
