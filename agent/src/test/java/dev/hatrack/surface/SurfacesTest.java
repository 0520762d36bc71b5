package dev.hatrack.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Simulation.Fault;
import dev.hatrack.board.Slot;
import dev.hatrack.board.inky.PanelEeprom;
import dev.hatrack.board.simulated.SimulatedInky;
import dev.hatrack.board.simulated.SimulatedScroll;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Health;
import dev.hatrack.hat.Holder;
import dev.hatrack.hat.Subscription;
import dev.hatrack.surface.text.Fonts;
import dev.hatrack.surface.text.TextContent;
import dev.hatrack.testing.SteppedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The surfaces on a rack of simulated boards, down to the light of each LED.
class SurfacesTest {
  private static final Holder CLOCK = new Holder.NamedToken("clock");

  private final SteppedClock clock = new SteppedClock();
  private final SimulatedScroll mini = SimulatedScroll.hatMini(clock, UnaryOperator.identity());
  private final SimulatedScroll phat = SimulatedScroll.phatHd(UnaryOperator.identity());
  private final Slot miniSlot = new Slot(mini.board(), Optional.of(mini));
  private final Slot phatSlot = new Slot(phat.board(), Optional.empty());

  private static String lit(SimulatedScroll board) {
    StringBuilder picture = new StringBuilder();
    for (int[] row : board.seen()) {
      for (int pwm : row) {
        picture.append(pwm > 0 ? '#' : '.');
      }
      picture.append('\n');
    }
    return picture.toString();
  }

  /// What LEDs show is known by looking at them.
  private void awaitLit(String picture) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!lit(mini).equals(picture) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(lit(mini)).isEqualTo(picture);
  }

  @Test
  void leds_eachBoardHasItsOwnClaims() {
    try (Surfaces surfaces = new Surfaces(new Rack(List.of(miniSlot, phatSlot)), clock)) {
      miniSlot.check();
      phatSlot.check();
      assertThat(surfaces.leds()).extracting(LedSurface::slot).containsExactly(miniSlot, phatSlot);
      assertThat(surfaces.leds("inky-phat")).isEmpty();
      for (LedSurface surface : surfaces.leds()) {
        surface.claim(CLOCK, ClaimTerms.DEFAULT, Content.still(Frame.blank(surface.format())));
      }
      assertThat(surfaces.holders()).containsExactly(CLOCK);
      surfaces.releaseIf(CLOCK::equals, "its allocation has ended");
      assertThat(surfaces.holders()).isEmpty();
    }
  }

  @Test
  void claim_boardUnpluggedAndPluggedAgain_showsThePictureAgain() {
    try (Surfaces surfaces = new Surfaces(new Rack(List.of(miniSlot)), clock)) {
      miniSlot.check();
      LedSurface leds = surfaces.leds("scroll-hat-mini").orElseThrow();
      TextContent time =
          TextContent.of(leds.format(), Fonts.find("3x5").orElseThrow(), "12:34", 20, 0xFFFFFF, 1);
      leds.claim(CLOCK, ClaimTerms.DEFAULT, time);
      String picture =
          """
          .................
          .#..###...###.#.#
          ##....#.#...#.#.#
          .#..###....##.###
          .#..#...#...#...#
          ###.###...###...#
          .................
          """;
      awaitLit(picture);

      mini.fault(Fault.UNPLUGGED);
      for (int i = 0; i < 3; i++) {
        miniSlot.check();
      }
      assertThat(miniSlot.health()).isInstanceOf(Health.Absent.class);
      assertThat(leds.view().shown()).isEqualTo(time.at(Duration.ZERO));
      mini.fault(Fault.NONE);
      miniSlot.check();
      awaitLit(picture);
    }
  }

  @Test
  void eink_aPageIsSeenOnTheSimulatedPanel_andItsHolderCounts(@TempDir Path state)
      throws InterruptedException {
    SimulatedInky inky =
        SimulatedInky.make(
            PanelEeprom.Panel.RED_212X104, UnaryOperator.identity(), Duration.ofMillis(50));
    Slot slot = new Slot(inky.board(), Optional.of(inky));
    slot.check();
    try (Surfaces surfaces = new Surfaces(new Rack(List.of(slot)), clock, Optional.of(state))) {
      EinkSurface eink = surfaces.eink("inky-phat").orElseThrow();
      byte[] inks = new byte[eink.format().frameBytes()];
      for (int at = 0; at < inks.length; at++) {
        inks[at] = (byte) (at % 7 % 3);
      }
      Frame page = Frame.of(eink.format(), inks);
      Semaphore shown = new Semaphore(0);
      try (Subscription _ =
          eink.watch(
              told -> {
                if (told.fate() instanceof Fate.Shown) {
                  shown.release();
                }
              })) {
        eink.accept(CLOCK, ClaimTerms.DEFAULT, page);
        assertThat(shown.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
      }

      assertThat(inky.seen()).isEqualTo(page);
      assertThat(surfaces.holders()).containsExactly(CLOCK);
      assertThat(surfaces.onTop(CLOCK, "inky-phat")).isTrue();
      surfaces.releaseIf(CLOCK::equals, "its allocation has ended");
      assertThat(surfaces.holders()).isEmpty();
    }
    assertThat(state.resolve("eink-inky-phat.pages")).isNotEmptyFile();
  }
}
