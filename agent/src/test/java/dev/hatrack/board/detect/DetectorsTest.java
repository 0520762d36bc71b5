package dev.hatrack.board.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.board.Simulation.Fault;
import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.board.scroll.ScrollHatMini;
import dev.hatrack.board.simulated.SimulatedInky;
import dev.hatrack.board.simulated.SimulatedScroll;
import dev.hatrack.board.simulated.SimulatedSenseHat;
import dev.hatrack.bus.HatDescription;
import dev.hatrack.bus.simulated.SimulatedHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DetectorsTest {
  private static final HatDescription SENSE_HAT =
      new HatDescription("/proc/device-tree/hat", "Raspberry Pi", "Sense HAT", "some-uuid");

  private final SimulatedSenseHat sense =
      SimulatedSenseHat.make(() -> Instant.EPOCH, UnaryOperator.identity());
  private final SimulatedScroll scroll = SimulatedScroll.phatHd(UnaryOperator.identity());
  private final SimulatedInky inky =
      SimulatedInky.make(Panel.YELLOW_250X122, UnaryOperator.identity(), Duration.ZERO);
  private final Detector senseHat = new SenseHatDetector(() -> Instant.EPOCH);
  private final Detector scrollHat =
      new NamelessDetector(
          ScrollHatMini.MODEL, 0x74, buses -> new ScrollHatMini(buses, () -> Instant.EPOCH));

  private static Sight sight(SimulatedHeader header, Integer... allowed) {
    return new Sight(header, List.of(), Set.of(allowed));
  }

  @Test
  void senseHat_namedByItsEeprom_isFound() {
    Sight sight = new Sight(new SimulatedHeader(), List.of(SENSE_HAT), Set.of());
    assertThat(senseHat.look(sight))
        .isInstanceOfSatisfying(
            Outcome.Found.class,
            found -> {
              assertThat(found.model().slug()).isEqualTo("sense-hat");
              assertThat(found.evidence()).singleElement().asString().contains("some-uuid");
            });
  }

  @Test
  void senseHat_mayNotBeAsked_isNotPresentAndSaysWhy() {
    assertThat(senseHat.look(sight(sense.header())))
        .isInstanceOf(Outcome.NotPresent.class)
        .extracting(Outcome::evidence)
        .asString()
        .contains("names no HAT", "no framebuffer", "detect.probe does not allow");
  }

  @Test
  void senseHat_asked_isFoundByItsIdentity() {
    assertThat(senseHat.look(sight(sense.header(), 0x46))).isInstanceOf(Outcome.Found.class);
    sense.fault(Fault.WRONG_IDENTITY);
    assertThat(senseHat.look(sight(sense.header(), 0x46)))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.reason()).contains("another chip", "0x46"));
    sense.fault(Fault.UNPLUGGED);
    assertThat(senseHat.look(sight(sense.header(), 0x46))).isInstanceOf(Outcome.NotPresent.class);
    sense.fault(Fault.STUCK);
    assertThat(senseHat.look(sight(sense.header(), 0x46))).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void scroll_answering_isNoMoreThanAHint() {
    assertThat(scrollHat.look(sight(scroll.header(), 0x74)))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.reason()).contains("boards: [{board: scroll-hat-mini}]"));
    assertThat(scrollHat.look(sight(scroll.header()))).isInstanceOf(Outcome.NotPresent.class);
    scroll.fault(Fault.UNPLUGGED);
    assertThat(scrollHat.look(sight(scroll.header(), 0x74))).isInstanceOf(Outcome.NotPresent.class);
  }

  @Test
  void scroll_namedByAnEeprom_isFound() {
    HatDescription named = new HatDescription("/x", "Pimoroni", "scroll hat mini", "");
    assertThat(scrollHat.look(new Sight(scroll.header(), List.of(named), Set.of())))
        .isInstanceOf(Outcome.Found.class);
  }

  @Test
  void inky_isFoundByItsOwnEeprom_withItsPanel() {
    assertThat(new InkyDetector(true).look(sight(inky.header())))
        .isInstanceOfSatisfying(
            Outcome.Found.class,
            found -> assertThat(found.model().eink()).contains(Panel.YELLOW_250X122.format()));
  }

  @Test
  void inky_anotherPanel_saysWhich() {
    inky.fault(Fault.WRONG_IDENTITY);
    assertThat(new InkyDetector(true).look(sight(inky.header())))
        .isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void inky_nobody_isNotPresent() {
    inky.fault(Fault.UNPLUGGED);
    assertThat(new InkyDetector(false).look(sight(inky.header())))
        .isInstanceOfSatisfying(
            Outcome.NotPresent.class,
            nothing -> assertThat(nothing.evidence()).containsExactly("no EEPROM answers at 0x50"));
  }
}
