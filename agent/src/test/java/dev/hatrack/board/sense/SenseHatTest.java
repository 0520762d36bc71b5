package dev.hatrack.board.sense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hatrack.board.Board;
import dev.hatrack.board.Sensors;
import dev.hatrack.board.Simulation.Fault;
import dev.hatrack.board.Slot;
import dev.hatrack.board.simulated.SimulatedSenseHat;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.Pull;
import dev.hatrack.hat.ButtonEvent;
import dev.hatrack.hat.Capability;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Health;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import dev.hatrack.testing.SteppedClock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenseHatTest {
  private final SteppedClock clock = new SteppedClock();
  private final FakeKernel kernel = new FakeKernel();
  private final SimulatedSenseHat simulated = SimulatedSenseHat.make(clock, kernel::over);
  private final Board board = simulated.board();
  private final Sensors sensors = board.sensors().orElseThrow();
  private final Slot slot = new Slot(board, Optional.of(simulated));

  private static Frame white() {
    byte[] bytes = new byte[192];
    Arrays.fill(bytes, (byte) 255);
    return Frame.of(SenseMatrix.FORMAT, bytes);
  }

  private int[] lit() {
    return simulated.seen()[3][4];
  }

  private List<String> sourcesOf(Quantity quantity) {
    return sensors.read().stream()
        .filter(reading -> reading.quantity() == quantity)
        .map(Reading::source)
        .toList();
  }

  private double first(Quantity quantity) {
    return sensors.read().stream()
        .filter(reading -> reading.quantity() == quantity)
        .findFirst()
        .orElseThrow()
        .values()
        .getFirst();
  }

  private BusException probeFails() {
    BusException[] caught = new BusException[1];
    assertThatThrownBy(board::probe).isInstanceOfSatisfying(BusException.class, e -> caught[0] = e);
    return caught[0];
  }

  @Test
  void slot_boardThatIsThere_isHealthyAfterOneCheck() {
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
  }

  @Test
  void temperature_bestSourceFirst_isTheHts221s() {
    board.start();
    assertThat(sourcesOf(Quantity.TEMPERATURE)).containsExactly("HTS221", "LPS25H");
  }

  @ParameterizedTest
  @CsvSource({
    "0x46, LED matrix, TEMPERATURE",
    "0x5f, HTS221, PRESSURE",
    "0x5c, LPS25H, HUMIDITY",
    "0x6a, LSM9DS1 accelerometer, MAGNETIC_FIELD",
    "0x1c, LSM9DS1 magnetometer, ACCELERATION",
    "0x29, TCS3400, HUMIDITY"
  })
  void chip_breaksOff_isNamedWhileTheOthersGoOn(String address, String named, Quantity other) {
    slot.check();
    kernel.silence(Integer.decode(address), true);
    if (!named.startsWith("LED")) {
      assertThat(sensors.read()).isNotEmpty();
    }
    slot.check();
    assertThat(slot.health()).isInstanceOf(Health.Failed.class);
    assertThat(slot.health().reason()).contains(named).contains(address).doesNotContain("; HTS");
    assertThat(sourcesOf(other)).isNotEmpty();
    for (int check = 0; check < 5; check++) {
      slot.check();
    }
    assertThat(slot.health()).isInstanceOf(Health.Failed.class);
    kernel.silence(Integer.decode(address), false);
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
    assertThat(sensors.read()).hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x46, 0x5F, 0x5C, 0x6A, 0x1C})
  void chip_brokenOffFromTheBeginning_isFailedNotAbsent(int address) {
    kernel.silence(address, true);
    slot.check();
    assertThat(slot.health()).isInstanceOf(Health.Failed.class);
    assertThat(slot.health().reason()).contains("0x%02x".formatted(address));
    assertThat(sensors.read()).isNotEmpty();
  }

  @Test
  void sensorBreaksOffAndComesBack_theLedsKeepTheirPicture() {
    slot.check();
    board.leds().orElseThrow().show(white(), 1.0);
    kernel.silence(0x5F, true);
    slot.check();
    assertThat(slot.health(Capability.LEDS)).isEqualTo(new Health.Healthy());
    assertThat(slot.health(Capability.SENSORS).reason()).contains("HTS221").contains("0x5f");
    kernel.silence(0x5F, false);
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
    assertThat(lit()).containsExactly(31, 31, 31);
  }

  @Test
  void ledsFailWhileTheyAreDrawnOn_areTheOnesThatHaveFailed() {
    slot.check();
    kernel.silence(0x46, true);
    assertThatThrownBy(() -> board.leds().orElseThrow().show(white(), 1.0))
        .isInstanceOfSatisfying(BusException.class, slot::failed)
        .hasMessageContaining("LED matrix");
    assertThat(slot.health(Capability.LEDS)).isInstanceOf(Health.Failed.class);
    assertThat(slot.health(Capability.SENSORS)).isEqualTo(new Health.Healthy());
  }

  @Test
  void partComesBackWhileAnotherStaysBroken_isSetUpAgain() {
    kernel.silence(0x5F, true);
    kernel.silence(0x5C, true);
    slot.check();
    kernel.silence(0x5C, false);
    slot.check();
    slot.check();
    assertThat(slot.health(Capability.SENSORS).reason())
        .contains("HTS221")
        .doesNotContain("LPS25H");
    assertThat(sourcesOf(Quantity.PRESSURE)).containsExactly("LPS25H");
  }

  @Test
  void read_chipFailsForOneTransactionOnly_isStartedAnewWithinTwoChecks() {
    slot.check();
    kernel.silence(0x5F, true);
    assertThat(sourcesOf(Quantity.TEMPERATURE)).containsExactly("LPS25H");
    kernel.silence(0x5F, false);
    slot.check();
    assertThat(slot.health().reason()).contains("HTS221");
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
    assertThat(sourcesOf(Quantity.TEMPERATURE)).containsExactly("HTS221", "LPS25H");
  }

  @Test
  void read_noChipAnswers_throws() {
    board.start();
    simulated.fault(Fault.STUCK);
    assertThatThrownBy(sensors::read)
        .isInstanceOf(BusException.class)
        .hasMessageContaining("none of 5 parts answers as it should: HTS221")
        .hasMessageContaining("stuck");
  }

  @Test
  void read_beforeTheStart_saysSo() {
    assertThatThrownBy(sensors::read).hasMessageContaining("not been set up");
  }

  @Test
  void slot_unpluggedAndBack_isAbsentAndThenAllOfItIsBack() {
    slot.check();
    board.leds().orElseThrow().show(white(), 1.0);
    simulated.fault(Fault.UNPLUGGED);
    assertThat(lit()).containsOnly(0);
    assertThat(probeFails().kind()).isEqualTo(BusException.Kind.NAK);
    slot.check();
    slot.check();
    slot.check();
    assertThat(slot.health()).isInstanceOf(Health.Absent.class);
    simulated.fault(Fault.NONE);
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
    board.leds().orElseThrow().show(white(), 1.0);
    assertThat(lit()).containsExactly(31, 31, 31);
    assertThat(sensors.read()).hasSize(9);
  }

  @Test
  void slot_repluggedBetweenTwoChecks_isNoticedAndSetUpAnew() {
    slot.check();
    simulated.fault(Fault.UNPLUGGED);
    simulated.fault(Fault.NONE);
    slot.check();
    assertThat(slot.health().reason()).contains("without power");
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
    assertThat(sensors.read()).hasSize(9);
  }

  @Test
  void slot_wrongIdentity_isFailedAndSaysWhoAnswers() {
    slot.check();
    simulated.fault(Fault.WRONG_IDENTITY);
    slot.check();
    assertThat(slot.health()).isInstanceOf(Health.Failed.class);
    assertThat(slot.health().reason()).contains("another chip answers");
    simulated.fault(Fault.NONE);
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
  }

  @Test
  void slot_anotherBoardFromTheBeginning_isNeverPresent() {
    simulated.fault(Fault.WRONG_IDENTITY);
    slot.check();
    assertThat(slot.present()).isFalse();
  }

  @Test
  void probe_beforeTheStart_onlyReads() {
    board.probe();
    assertThat(simulated.seen()[0][0]).isNotEqualTo(new int[] {0, 0, 0});
    simulated.header().input(23, Pull.NONE, _ -> {}).close();
  }

  /// As Raspberry Pi OS has it: LEDs, joystick, pressure and magnetic field are the kernel's, but
  /// none of its drivers takes what the overlay calls the LSM9DS1's accelerometer, and the overlay
  /// of the first version leaves the HTS221 alone.
  @Test
  void kernelHasSomeOfTheChips_eachGoesItsOwnWay() {
    kernel.framebufferThere(true);
    kernel.stickThere(true);
    kernel.bind(0x46, "rpi-sense");
    kernel.bind(0x5C, "st-press-i2c");
    kernel.bind(0x1C, "st-magn-i2c");
    kernel.iio(
        "lps25h",
        "in_pressure_raw",
        "4096000",
        "in_pressure_scale",
        "0.000024414",
        "in_temp_raw",
        "-8400",
        "in_temp_scale",
        "2.083333333",
        "in_temp_offset",
        "20400.000000000");
    kernel.iio(
        "lsm9ds1_magn",
        "in_magn_x_raw",
        "1000",
        "in_magn_y_raw",
        "0",
        "in_magn_z_raw",
        "0",
        "in_magn_x_scale",
        "0.000146",
        "in_magn_y_scale",
        "0.000146",
        "in_magn_z_scale",
        "0.000146");
    simulated.turn("temperature", 31.5);
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
    assertThat(first(Quantity.TEMPERATURE)).isEqualTo(31.5, within(0.1));
    assertThat(first(Quantity.PRESSURE)).isEqualTo(1000, within(0.1));
    assertThat(first(Quantity.MAGNETIC_FIELD)).isEqualTo(14.6, within(0.01));
    assertThat(sourcesOf(Quantity.ACCELERATION)).containsExactly("LSM9DS1");
    kernel.removeIio("lps25h");
    assertThat(sourcesOf(Quantity.PRESSURE)).isEmpty();
    slot.check();
    assertThat(slot.health().reason()).contains("LPS25H").contains("/sys/bus/iio/devices");
  }

  @Test
  void kernelTakesItsDriverOffAndBindsItAgain_theWayIsChosenAnewEachTime() {
    kernel.framebufferThere(true);
    kernel.stickThere(true);
    kernel.bind(0x46, "rpi-sense");
    slot.check();
    kernel.framebufferThere(false);
    kernel.unplugStick();
    kernel.unbind(0x46);
    slot.check();
    assertThat(slot.health().reason()).contains("framebuffer").contains("joystick");
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
    board.leds().orElseThrow().show(white(), 1.0);
    assertThat(lit()).containsExactly(31, 31, 31);
    kernel.framebufferThere(true);
    kernel.stickThere(true);
    kernel.bind(0x46, "rpi-sense");
    slot.check();
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
    kernel.key(103, 1);
    assertThat(board.buttons().orElseThrow().pressed()).containsEntry("up", true);
    board.leds().orElseThrow().show(white(), 1.0);
    assertThat(kernel.pixels()).containsOnly(0xFF);
  }

  @Test
  void joystickAlone_isLostAndComesBack() {
    kernel.stickThere(true);
    slot.check();
    kernel.unplugStick();
    kernel.bind(0x46, "rpi-sense");
    kernel.framebufferThere(true);
    slot.check();
    slot.check();
    assertThat(slot.health().reason()).contains("joystick").contains("modprobe rpisense-js");
    kernel.stickThere(true);
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
  }

  @Test
  void kernelHasTheLedsButNoFramebuffer_isFailedWhileTheSensorsAnswer() {
    kernel.bind(0x46, "rpi-sense");
    slot.check();
    assertThat(slot.health()).isInstanceOf(Health.Failed.class);
    assertThat(slot.health().reason()).contains("dtoverlay=rpi-sense").contains("reboot");
    assertThat(sensors.read()).hasSize(9);
  }

  @Test
  void framebufferIsThereButTheBoardIsPulledOff_isFailedWithTheReason() {
    kernel.framebufferThere(true);
    kernel.stickThere(true);
    kernel.bind(0x46, "rpi-sense");
    slot.check();
    simulated.fault(Fault.UNPLUGGED);
    slot.check();
    assertThat(slot.health()).isInstanceOf(Health.Failed.class);
    assertThat(slot.health().reason()).contains("HTS221");
  }

  @Test
  void model_ofTheSecondVersion_feelsColourWhenStarted() {
    assertThat(board.model().sensors()).doesNotContain(Quantity.COLOUR);
    board.start();
    assertThat(board.model().sensors()).contains(Quantity.COLOUR, Quantity.LIGHT);
  }

  @Test
  void firstVersion_withoutColourSensor_isHealthy() {
    kernel.silence(0x29, true);
    slot.check();
    slot.check();
    assertThat(slot.health()).isEqualTo(new Health.Healthy());
    assertThat(sensors.quantities()).doesNotContain(Quantity.COLOUR, Quantity.LIGHT);
    assertThat(sensors.read()).hasSize(7);
    simulated.fault(Fault.UNPLUGGED);
    assertThat(probeFails().kind()).isEqualTo(BusException.Kind.NAK);
  }

  @Test
  void dials_areWhatTheSensorsTell() {
    board.start();
    simulated.turn("humidity", 71);
    simulated.turn("acceleration-x", -0.25);
    assertThat(first(Quantity.HUMIDITY)).isEqualTo(71, within(0.1));
    assertThat(first(Quantity.ACCELERATION)).isEqualTo(-0.25, within(0.001));
    assertThat(simulated.dials())
        .anyMatch(dial -> dial.name().equals("humidity") && dial.value() == 71);
    assertThatThrownBy(() -> simulated.turn("humidity", 101))
        .hasMessage("humidity goes from 0.0 to 100.0 %, not to 101.0");
  }

  @Test
  void frozen_saysTheSameForEver() {
    board.start();
    simulated.fault(Fault.FROZEN);
    double before = first(Quantity.TEMPERATURE);
    simulated.turn("temperature", 90);
    assertThat(first(Quantity.TEMPERATURE)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "down", "left", "right", "middle"})
  void hold_withoutKernel_isReadWhenTheLineRises(String name) throws InterruptedException {
    BlockingQueue<ButtonEvent> events = new LinkedBlockingQueue<>();
    var _ = board.buttons().orElseThrow().listen(events::add);
    board.start();
    simulated.hold(name, true);
    assertThat(events.poll(10, TimeUnit.SECONDS))
        .isEqualTo(new ButtonEvent(name, ButtonEvent.Action.PRESSED, clock.instant()));
    simulated.hold(name, false);
    assertThat(events.poll(10, TimeUnit.SECONDS))
        .isEqualTo(new ButtonEvent(name, ButtonEvent.Action.RELEASED, clock.instant()));
  }

  @Test
  void close_leavesItDarkAndTheLineFree() {
    board.start();
    board.leds().orElseThrow().show(white(), 1.0);
    board.close();
    assertThat(lit()).containsOnly(0);
    simulated.header().input(23, Pull.NONE, _ -> {}).close();
  }

  @Test
  void close_boardIsGone_isQuiet() {
    board.start();
    simulated.fault(Fault.UNPLUGGED);
    board.close();
  }
}
