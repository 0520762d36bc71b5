package dev.hatrack.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.board.Simulation;
import dev.hatrack.testing.SteppedClock;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WantedMetadataTest {
  private final Bench bench = new Bench(new SteppedClock());
  private final WantedMetadata wanted = new WantedMetadata(URI.create("http://10.0.0.7:7070"));

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void of_twoBoards_namesEachUnderWhatItCan() {
    assertThat(wanted.of(bench.rack))
        .isEqualTo(
            Map.of(
                "hat.api", "http://10.0.0.7:7070",
                "hat.boards", "scroll-hat-mini,scroll-phat-hd",
                "hat.leds", "scroll-hat-mini,scroll-phat-hd",
                "hat.buttons", "scroll-hat-mini"));
  }

  @Test
  void of_boardPulledOut_leavesItOut() {
    bench.mini.fault(Simulation.Fault.UNPLUGGED);
    for (int i = 0; i < 3; i++) {
      bench.miniSlot.check();
    }

    assertThat(wanted.of(bench.rack))
        .containsEntry("hat.boards", "scroll-phat-hd")
        .containsEntry("hat.leds", "scroll-phat-hd")
        .doesNotContainKey("hat.buttons");
  }

  @Test
  void of_boardThatFails_isStillThere() {
    bench.mini.fault(Simulation.Fault.STUCK);
    bench.miniSlot.check();

    assertThat(wanted.of(bench.rack)).containsEntry("hat.buttons", "scroll-hat-mini");
  }

  @Test
  void changes_removesLeftoversAndLeavesTheRest() {
    var dynamic = Map.of("hat.old", "x", "hat.leds", "a", "rack", "7", "hats", "many");
    var all =
        Map.of(
            "hat.old",
            "x",
            "hat.leds",
            "a",
            "rack",
            "7",
            "hats",
            "many",
            "hat.shelf",
            "2",
            "hat.buttons",
            "b");

    assertThat(
            WantedMetadata.changes(
                Map.of("hat.leds", "a", "hat.api", "u"), new ClientMetadata.Found(all, dynamic)))
        .isEqualTo(
            Map.of(
                "hat.api", Optional.of("u"),
                "hat.old", Optional.empty(),
                // set in Nomad's own configuration: hat.shelf says something else, hat.buttons lies
                "hat.buttons", Optional.empty()));
  }

  @Test
  void changes_nothingDiffers_isNothing() {
    var same = Map.of("hat.leds", "a");

    assertThat(WantedMetadata.changes(same, new ClientMetadata.Found(same, same))).isEmpty();
  }
}
