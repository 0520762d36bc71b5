package dev.hatrack.board.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.board.Rack;
import dev.hatrack.board.Simulation.Fault;
import dev.hatrack.board.Slot;
import dev.hatrack.board.inky.InkyPhat;
import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.board.simulated.SimulatedInky;
import dev.hatrack.board.simulated.SimulatedScroll;
import dev.hatrack.bus.Buses;
import dev.hatrack.hat.BoardModel;
import dev.hatrack.hat.Capability;
import dev.hatrack.surface.Surfaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookoutTest {
  private final SimulatedInky red =
      SimulatedInky.make(Panel.RED_212X104, UnaryOperator.identity(), Duration.ZERO);
  private final SimulatedInky yellow =
      SimulatedInky.make(Panel.YELLOW_250X122, UnaryOperator.identity(), Duration.ZERO);
  private Buses header = red.header();
  private final Rack rack = new Rack(List.of());
  private final Lookout lookout = lookout(rack);

  private Lookout lookout(Rack rack) {
    return new Lookout(
        rack,
        Map.of("inky-phat", new InkyDetector(true)),
        () -> new Sight(header, List.of(), Set.of()));
  }

  @AfterEach
  void close() {
    lookout.close();
    rack.close();
  }

  @Test
  void board_pluggedIn_getsItsPlaceAndEverybodyIsTold() {
    AtomicInteger changes = new AtomicInteger();
    rack.watch(changes::incrementAndGet);
    red.fault(Fault.UNPLUGGED);
    lookout.look();
    assertThat(rack.slots()).isEmpty();
    assertThat(lookout.reason("inky-phat")).isEqualTo("no EEPROM answers at 0x50");
    red.fault(Fault.NONE);
    lookout.look();
    assertThat(rack.present()).hasSize(1);
    assertThat(rack.find("inky-phat").orElseThrow().health().healthy()).isTrue();
    assertThat(changes.get()).isPositive();
  }

  @Test
  void board_pulledOut_keepsItsPlace() {
    lookout.look();
    Slot slot = rack.find("inky-phat").orElseThrow();
    red.fault(Fault.UNPLUGGED);
    for (int misses = 0; misses < 3; misses++) {
      slot.check();
    }
    lookout.look();
    assertThat(rack.present()).isEmpty();
    assertThat(rack.slots()).containsExactly(slot);
    red.fault(Fault.NONE);
    slot.check();
    assertThat(rack.present()).containsExactly(slot);
  }

  @Test
  void anotherPanel_takesThePlace() {
    lookout.look();
    Slot slot = rack.find("inky-phat").orElseThrow();
    red.fault(Fault.UNPLUGGED);
    for (int misses = 0; misses < 3; misses++) {
      slot.check();
    }
    header = yellow.header();
    lookout.look();
    assertThat(rack.slots()).hasSize(1);
    assertThat(rack.find("inky-phat").orElseThrow().model())
        .isEqualTo(InkyPhat.model(Panel.YELLOW_250X122));
  }

  @Test
  void awaitedBoard_isAbsentWithTheReason_untilItIsFound() {
    BoardModel unseen = new BoardModel("inky-phat", "pimoroni", "Inky pHAT");
    Slot place = new Slot(new Awaited(unseen, () -> "no EEPROM answers at 0x50"), Optional.empty());
    try (Rack awaiting = new Rack(List.of(place));
        Lookout found = lookout(awaiting)) {
      place.check();
      assertThat(place.present()).isFalse();
      assertThat(place.health().reason()).isEqualTo("no EEPROM answers at 0x50");
      found.look();
      assertThat(awaiting.present()).hasSize(1);
      assertThat(awaiting.slots().getFirst().model().capabilities())
          .containsExactly(Capability.EINK);
    }
  }

  @Test
  void surfaces_followTheRack() {
    try (Surfaces surfaces = new Surfaces(rack, InstantSource.system())) {
      assertThat(surfaces.leds()).isEmpty();
      var scroll = SimulatedScroll.phatHd(UnaryOperator.identity());
      Slot slot = new Slot(scroll.board(), Optional.of(scroll));
      rack.add(slot);
      assertThat(surfaces.leds("scroll-phat-hd")).isPresent();
      rack.replace(slot, new Slot(red.board(), Optional.of(red)));
      assertThat(surfaces.leds("scroll-phat-hd")).isEmpty();
    }
  }
}
