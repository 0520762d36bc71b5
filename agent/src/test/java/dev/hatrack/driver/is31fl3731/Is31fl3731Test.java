package dev.hatrack.driver.is31fl3731;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.simulated.Fault;
import dev.hatrack.bus.simulated.I2cChip;
import dev.hatrack.bus.simulated.Is31fl3731Chip;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.bus.simulated.Traffic;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The driver on the register model.
class Is31fl3731Test {
  private final SimulatedHeader header = new SimulatedHeader();
  private final Is31fl3731Chip chip = new Is31fl3731Chip();
  private final Set<List<Integer>> everSeen = new LinkedHashSet<>();
  private final Is31fl3731 driver = new Is31fl3731(header.i2c(0x74));

  @BeforeEach
  void solder() {
    header.attach(0x74, new Watched());
  }

  /// A person who looks after every single byte.
  private final class Watched implements I2cChip {
    @Override
    public boolean addressed(boolean reading) {
      return chip.addressed(reading);
    }

    @Override
    public boolean accept(int value) {
      boolean taken = chip.accept(value);
      everSeen.add(seen());
      return taken;
    }

    @Override
    public int supply() {
      return chip.supply();
    }

    @Override
    public void powerCycle() {
      chip.powerCycle();
    }
  }

  private List<Integer> seen() {
    return IntStream.of(chip.seen()).boxed().toList();
  }

  private static byte[] allEnabled() {
    byte[] enabled = new byte[18];
    Arrays.fill(enabled, (byte) 0xFF);
    return enabled;
  }

  private static byte[] picture(int seed) {
    byte[] pwm = new byte[144];
    new Random(seed).nextBytes(pwm);
    return pwm;
  }

  private static List<Integer> light(byte[] pwm) {
    return IntStream.range(0, pwm.length).map(i -> pwm[i] & 0xFF).boxed().toList();
  }

  private Traffic costOf(Runnable action) {
    Traffic before = header.traffic();
    action.run();
    return header.traffic().since(before);
  }

  @Test
  void start_fromPowerOn_runsDark() {
    driver.start(allEnabled());
    assertThat(chip.seen()).containsOnly(0);
    driver.probe();
  }

  @Test
  void start_fromAChipThatShowsSomething_isDarkAgain() {
    driver.start(allEnabled());
    driver.show(picture(1));
    new Is31fl3731(header.i2c(0x74)).start(allEnabled());
    assertThat(chip.seen()).containsOnly(0);
  }

  @Test
  void start_neverShowsAnythingOnTheWay() {
    driver.start(allEnabled());
    assertThat(everSeen).containsOnly(light(new byte[144]));
  }

  @Test
  void show_manyPictures_showsExactlyThose() {
    driver.start(allEnabled());
    for (int seed = 0; seed < 10; seed++) {
      driver.show(picture(seed));
      assertThat(seen()).isEqualTo(light(picture(seed)));
    }
  }

  @Test
  void show_halfWrittenPicture_isNeverSeen() {
    driver.start(allEnabled());
    driver.show(picture(1));
    driver.show(picture(2));
    everSeen.clear();
    driver.show(picture(3));
    assertThat(everSeen).containsExactly(light(picture(2)), light(picture(3)));
  }

  @Test
  void show_samePictureAgain_costsNothing() {
    driver.start(allEnabled());
    driver.show(picture(1));
    assertThat(costOf(() -> driver.show(picture(1)))).isEqualTo(new Traffic(0, 0));
  }

  @Test
  void show_pictureBeforeLast_costsOnlyTheFlip() {
    driver.start(allEnabled());
    driver.show(picture(1));
    driver.show(picture(2));
    assertThat(costOf(() -> driver.show(picture(1)))).isEqualTo(new Traffic(1, 3));
    assertThat(seen()).isEqualTo(light(picture(1)));
  }

  /// Two page selects and the flip at three bytes each, and one run of one byte.
  @Test
  void show_oneChangedLed_costs12Bytes() {
    driver.start(allEnabled());
    byte[] pwm = new byte[144];
    pwm[70] = 1;
    assertThat(costOf(() -> driver.show(pwm))).isEqualTo(new Traffic(4, 12));
  }

  @Test
  void show_wholeNewPicture_costsLessThanTheMakersLibrary() {
    driver.start(allEnabled());
    assertThat(costOf(() -> driver.show(picture(1)))).isEqualTo(new Traffic(4, 155));
  }

  @Test
  void probe_beforeTheStart_readsOneRegisterAndWritesNone() {
    assertThat(costOf(driver::probe)).isEqualTo(new Traffic(1, 4));
  }

  @Test
  void probe_nobodyThere_isNotAcknowledged() {
    header.fault(Fault.UNPLUGGED);
    assertThatThrownBy(driver::probe)
        .isInstanceOfSatisfying(
            BusException.class, e -> assertThat(e.kind()).isEqualTo(BusException.Kind.NAK));
  }

  @Test
  void probe_powerLostForAMoment_saysSoAndTheNextStartRestores() {
    driver.start(allEnabled());
    driver.show(picture(1));
    header.fault(Fault.UNPLUGGED);
    header.fault(Fault.NONE);
    assertThatThrownBy(driver::probe).hasMessageContaining("lost its settings");
    driver.probe();
    driver.start(allEnabled());
    driver.show(picture(1));
    assertThat(seen()).isEqualTo(light(picture(1)));
  }

  @Test
  void show_afterAFailure_isRefusedUntilTheChipIsStartedAgain() {
    driver.start(allEnabled());
    driver.show(picture(1));
    header.fault(Fault.STUCK);
    assertThatThrownBy(() -> driver.show(picture(2))).isInstanceOf(BusException.class);
    header.fault(Fault.NONE);
    assertThatThrownBy(() -> driver.show(picture(2))).hasMessageContaining("set up");
    driver.start(allEnabled());
    driver.show(picture(2));
    assertThat(seen()).isEqualTo(light(picture(2)));
  }

  @Test
  void show_failureAtAnyByte_isMendedByTheNextStart() {
    for (int afterBytes = 0; afterBytes < 20; afterBytes++) {
      Is31fl3731Chip fresh = new Is31fl3731Chip();
      SimulatedHeader wires = new SimulatedHeader();
      Brittle brittle = new Brittle(fresh);
      wires.attach(0x74, brittle);
      Is31fl3731 shaken = new Is31fl3731(wires.i2c(0x74));
      shaken.start(allEnabled());
      brittle.left = afterBytes;
      assertThatThrownBy(() -> shaken.show(picture(1))).isInstanceOf(BusException.class);
      brittle.left = Integer.MAX_VALUE;
      shaken.start(allEnabled());
      shaken.show(picture(2));
      assertThat(fresh.seen())
          .containsExactly(light(picture(2)).stream().mapToInt(i -> i).toArray());
    }
  }

  /// Acknowledges so many bytes, and then no more.
  private static final class Brittle implements I2cChip {
    private final I2cChip inside;
    private int left = Integer.MAX_VALUE;

    Brittle(I2cChip inside) {
      this.inside = inside;
    }

    @Override
    public boolean addressed(boolean reading) {
      return left > 0 && inside.addressed(reading);
    }

    @Override
    public boolean accept(int value) {
      return left-- > 0 && inside.accept(value);
    }

    @Override
    public int supply() {
      return inside.supply();
    }

    @Override
    public void powerCycle() {
      inside.powerCycle();
    }
  }

  @Test
  void off_darkensTheChip() {
    driver.start(allEnabled());
    driver.show(picture(1));
    driver.off();
    assertThat(chip.seen()).containsOnly(0);
  }

  @Test
  void show_wrongNumberOfLeds_isRefusedBeforeTheBus() {
    driver.start(allEnabled());
    assertThatThrownBy(() -> driver.show(new byte[119])).hasMessageContaining("144");
    assertThatThrownBy(() -> driver.start(new byte[17])).hasMessageContaining("18");
  }
}
