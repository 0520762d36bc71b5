package dev.hatrack.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.board.Simulation.Fault;
import dev.hatrack.board.Slot;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Health;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedShimTest {
  private final SimulatedLedShim shim = new SimulatedLedShim(UnaryOperator.identity());

  private void show(byte[] levels, double brightness) {
    shim.board().leds().orElseThrow().show(Frame.of(LedShim.FORMAT, levels), brightness);
  }

  private static byte[] only(int at) {
    byte[] levels = new byte[LedShim.FORMAT.frameBytes()];
    levels[at] = (byte) 255;
    return levels;
  }

  /// The chip's LEDs that give light.
  private Set<Integer> lit() {
    int[] seen = shim.seen();
    return new TreeSet<>(
        IntStream.range(0, seen.length).filter(led -> seen[led] > 0).boxed().toList());
  }

  @Test
  void show_eachColourOfEachPixel_lightsOneLedOfItsOwn() {
    shim.board().start();
    Set<Integer> all = new TreeSet<>();
    for (int at = 0; at < LedShim.FORMAT.frameBytes(); at++) {
      show(only(at), 1.0);
      assertThat(lit()).hasSize(1);
      all.addAll(lit());
    }
    assertThat(all).hasSize(84);
  }

  @Test
  void show_theEnds_areWhereTheMakersLibraryHasThem() {
    shim.board().start();
    show(only(0), 1.0);
    assertThat(lit()).containsExactly(118);
    show(only(83), 1.0);
    assertThat(lit()).containsExactly(93);
  }

  @Test
  void show_halfBrightness_scalesTheLevelBeforeGamma() {
    shim.board().start();
    show(only(0), 0.5);
    assertThat(shim.seen()[118]).isEqualTo(56);
  }

  @Test
  void show_tooBright_isRefused() {
    shim.board().start();
    assertThatThrownBy(() -> show(only(0), 1.1)).hasMessageContaining("brightness");
  }

  @Test
  void slot_unpluggedAndPluggedAgain_isAbsentAndThenHealthyAndDark() {
    Slot slot = new Slot(shim.board(), Optional.of(shim));
    slot.check();
    show(only(0), 1.0);
    shim.fault(Fault.UNPLUGGED);
    for (int check = 0; check < 3; check++) {
      slot.check();
    }
    assertThat(slot.health()).isInstanceOf(Health.Absent.class);

    shim.fault(Fault.NONE);
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
    assertThat(lit()).isEmpty();
  }

  @Test
  void close_ofAShiningBoard_leavesItDark() {
    shim.board().start();
    byte[] levels = new byte[LedShim.FORMAT.frameBytes()];
    Arrays.fill(levels, (byte) 255);
    show(levels, 1.0);
    assertThat(lit()).hasSize(84);

    shim.board().close();

    assertThat(lit()).isEmpty();
  }
}
