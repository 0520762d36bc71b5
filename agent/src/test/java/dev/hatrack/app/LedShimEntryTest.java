package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.board.Simulation.Fault;
import dev.hatrack.board.detect.Outcome;
import dev.hatrack.board.detect.Sight;
import dev.hatrack.board.simulated.SimulatedBoard;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.hat.Capability;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// That one line in the catalogue is enough for the agent to find, drive and simulate the board of
/// docs/adding-a-board.md.
class LedShimEntryTest {
  private static final BoardKind KIND = LedShimEntry.LED_SHIM;

  private final SimulatedBoard shim =
      KIND.simulator().make(config(), now(), UnaryOperator.identity());

  private static InstantSource now() {
    return InstantSource.system();
  }

  private static BoardConfig config() {
    return new BoardConfig(KIND.slug(), true, Fault.NONE, Optional.empty(), Duration.ZERO);
  }

  private static Outcome look(SimulatedHeader header) {
    return KIND.finder().make(now(), false).look(new Sight(header, List.of(), Set.of(0x75)));
  }

  @Test
  void simulator_makesABoardThatWorks() {
    shim.board().probe();
    shim.board().start();
    assertThat(shim.board().model().capabilities()).containsExactly(Capability.LEDS);
  }

  @Test
  void finder_chipAnswers_asksForItsNameInTheConfiguration() {
    assertThat(look(shim.header()))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.reason()).contains("boards: [{board: led-shim}]"));
    assertThat(look(new SimulatedHeader())).isInstanceOf(Outcome.NotPresent.class);
  }

  @Test
  void real_isMadeFromItsNameAlone() {
    assertThat(KIND.real().make(config(), shim.header(), now())).isPresent();
  }
}
