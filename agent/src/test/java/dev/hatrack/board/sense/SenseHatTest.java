package dev.hatrack.board.sense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hatrack.board.Board;
import dev.hatrack.board.Simulation.Fault;
import dev.hatrack.board.simulated.SimulatedSenseHat;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.KernelDevices.KeyEvent;
import dev.hatrack.hat.ButtonEvent;
import dev.hatrack.hat.Frame;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SenseHatTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final KernelStandIn kernel = new KernelStandIn();
  private final SimulatedSenseHat simulated =
      SimulatedSenseHat.make(() -> NOON, UnaryOperator.identity());
  private final Board board = simulated.board();

  /// A frame that is dark but for one pixel.
  private static Frame one(int x, int y, int rgb) {
    byte[] bytes = new byte[192];
    bytes[(y * 8 + x) * 3] = (byte) (rgb >> 16);
    bytes[(y * 8 + x) * 3 + 1] = (byte) (rgb >> 8);
    bytes[(y * 8 + x) * 3 + 2] = (byte) rgb;
    return Frame.of(SenseMatrix.FORMAT, bytes);
  }

  @ParameterizedTest
  @CsvSource({
    // the offset in the file of 16 bits a pixel, 16 bytes a row, and the two bytes there
    "0, 0, 0xff0000, 0, 00, f8",
    "7, 0, 0x00ff00, 14, c0, 07",
    "0, 7, 0x0000ff, 112, 1f, 00",
    "7, 7, 0xffffff, 126, df, ff",
    "3, 4, 0x808080, 70, 10, 84",
  })
  void framebuffer_isRgb565LittleEndian(
      int x, int y, String rgb, int offset, String low, String high) {
    SenseMatrix matrix = new SenseMatrix(kernel);
    matrix.start();
    matrix.show(one(x, y, Integer.decode(rgb)), 1.0);
    assertThat(kernel.framebuffer).hasSize(128);
    assertThat(kernel.framebuffer[offset] & 0xFF).isEqualTo(Integer.parseInt(low, 16));
    assertThat(kernel.framebuffer[offset + 1] & 0xFF).isEqualTo(Integer.parseInt(high, 16));
    kernel.framebuffer[offset] = 0;
    kernel.framebuffer[offset + 1] = 0;
    assertThat(kernel.framebuffer).containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource({
    // register 24 y + 8 colour + x
    "0, 0, 0xff0000, 0, 31",
    "7, 0, 0x00ff00, 15, 31",
    "0, 7, 0x0000ff, 184, 31",
    "7, 7, 0x0000ff, 191, 31",
    "2, 1, 0x800000, 26, 8",
    "2, 1, 0x200000, 26, 0",
  })
  void registers_areThreeColoursToARow(int x, int y, String rgb, int register, int value) {
    board.start();
    board.leds().orElseThrow().show(one(x, y, Integer.decode(rgb)), 1.0);
    int[][][] seen = simulated.seen();
    List<Integer> lit = new ArrayList<>();
    for (int i = 0; i < 192; i++) {
      int level = seen[i / 24][i % 8][i % 24 / 8];
      if (level > 0) {
        lit.add(i);
        assertThat(level).isEqualTo(value);
      }
    }
    assertThat(lit).isEqualTo(value == 0 ? List.of() : List.of(register));
  }

  @Test
  void frame_isOneWriteOf193Bytes() {
    board.start();
    var before = simulated.header().traffic();
    board.leds().orElseThrow().show(one(1, 1, 0xFFFFFF), 1.0);
    var wire = simulated.header().traffic().since(before);
    assertThat(wire.transactions()).isOne();
    assertThat(wire.bytes()).isEqualTo(1 + 193);
  }

  @Test
  void brightness_dimsEveryColour() {
    board.start();
    board.leds().orElseThrow().show(one(0, 0, 0xFFFFFF), 0.5);
    // half of 31 is 16, for which the kernel's gamma table has 8
    assertThat(simulated.seen()[0][0]).containsExactly(8, 8, 8);
  }

  @Test
  void kernelHasTheLedsWithoutFramebuffer_saysWhatToType() {
    kernel.hasFramebuffer = false;
    assertThatThrownBy(() -> new SenseMatrix(kernel).start())
        .isInstanceOf(BusException.class)
        .hasMessageContaining("some-driver")
        .hasMessageContaining("dtoverlay=rpi-sense");
  }

  @ParameterizedTest
  @CsvSource({
    "103, up", "108, down", "105, left", "106, right", "28, middle",
    "544, up", "545, down", "546, left", "547, right", "314, middle",
  })
  void joystick_knowsTheCodesOfBothKernels(int code, String name) {
    Joystick joystick = new Joystick(kernel, () -> NOON);
    List<ButtonEvent> events = new ArrayList<>();
    joystick.listen(events::add);
    joystick.start();
    kernel.keys.accept(new KeyEvent(code, 1));
    assertThat(joystick.pressed()).containsEntry(name, true);
    kernel.keys.accept(new KeyEvent(code, 2));
    kernel.keys.accept(new KeyEvent(code, 0));
    assertThat(events)
        .containsExactly(
            new ButtonEvent(name, ButtonEvent.Action.PRESSED, NOON),
            new ButtonEvent(name, ButtonEvent.Action.RELEASED, NOON));
  }

  @ParameterizedTest
  @CsvSource({"up", "down", "left", "right", "middle"})
  void joystick_withoutKernel_isReadWhenItsLineRises(String name) throws InterruptedException {
    BlockingQueue<ButtonEvent> events = new LinkedBlockingQueue<>();
    board.buttons().orElseThrow().listen(events::add);
    board.start();
    simulated.hold(name, true);
    assertThat(events.poll(10, TimeUnit.SECONDS))
        .isEqualTo(new ButtonEvent(name, ButtonEvent.Action.PRESSED, NOON));
    simulated.hold(name, false);
    assertThat(events.poll(10, TimeUnit.SECONDS))
        .isEqualTo(new ButtonEvent(name, ButtonEvent.Action.RELEASED, NOON));
    board.close();
  }

  @Test
  void sensors_throughTheKernel_areInOurUnits() {
    // (raw + offset) * scale: 21.5 °C and 45 % in thousandths, 101.325 kPa, 9.80665 m/s², pi rad/s,
    // half a gauss
    kernel.iio.put(
        "hts221",
        Map.of(
            "in_temp_raw",
            "400",
            "in_temp_offset",
            "30",
            "in_temp_scale",
            "50",
            "in_humidityrelative_raw",
            "900",
            "in_humidityrelative_scale",
            "50"));
    kernel.iio.put(
        "lps25h",
        Map.of(
            "in_pressure_raw",
            "4150272",
            "in_pressure_scale",
            "0.0000244140625",
            "in_temp_raw",
            "-10800",
            "in_temp_offset",
            "20400",
            "in_temp_scale",
            "2.083333"));
    kernel.iio.put(
        "lsm9ds1_accel",
        Map.of(
            "in_accel_x_raw",
            "0",
            "in_accel_y_raw",
            "0",
            "in_accel_z_raw",
            "1000",
            "in_accel_scale",
            "0.00980665"));
    kernel.iio.put(
        "lsm9ds1_gyro",
        Map.of(
            "in_anglvel_x_raw",
            "1",
            "in_anglvel_y_raw",
            "0",
            "in_anglvel_z_raw",
            "0",
            "in_anglvel_scale",
            "3.141592653589793"));
    kernel.iio.put(
        "lsm9ds1_magn",
        Map.of(
            "in_magn_x_raw",
            "-5",
            "in_magn_y_raw",
            "0",
            "in_magn_z_raw",
            "0",
            "in_magn_x_scale",
            "0.1",
            "in_magn_y_scale",
            "0.1",
            "in_magn_z_scale",
            "0.1"));
    SenseSensors sensors = new SenseSensors(kernel, () -> NOON);
    sensors.start();
    List<Reading> readings = sensors.read();
    assertFirst(readings, Quantity.TEMPERATURE, 21.5);
    assertFirst(readings, Quantity.HUMIDITY, 45);
    assertFirst(readings, Quantity.PRESSURE, 1013.25);
    assertThat(find(readings, Quantity.ACCELERATION).get(2)).isEqualTo(1, within(1e-6));
    assertThat(find(readings, Quantity.ANGULAR_RATE).get(0)).isEqualTo(180, within(1e-6));
    assertThat(find(readings, Quantity.MAGNETIC_FIELD).get(0)).isEqualTo(-50, within(1e-6));
    assertThat(readings)
        .filteredOn(reading -> reading.quantity() == Quantity.TEMPERATURE)
        .extracting(Reading::source)
        .containsExactly("HTS221", "LPS25H");
  }

  private static void assertFirst(List<Reading> readings, Quantity quantity, double value) {
    assertThat(find(readings, quantity).getFirst()).isEqualTo(value, within(1e-4));
  }

  private static List<Double> find(List<Reading> readings, Quantity quantity) {
    return readings.stream()
        .filter(reading -> reading.quantity() == quantity)
        .findFirst()
        .orElseThrow()
        .values();
  }

  @Test
  void kernelDriverWithoutDevice_isNamed() {
    assertThatThrownBy(() -> new SenseSensors(kernel, () -> NOON).start())
        .isInstanceOf(BusException.class)
        .hasMessageContaining("HTS221")
        .hasMessageContaining("/sys/bus/iio/devices");
  }

  @Test
  void model_ofTheSecondVersion_feelsColour() {
    assertThat(board.model().sensors()).doesNotContain(Quantity.COLOUR);
    board.start();
    assertThat(board.model().sensors()).contains(Quantity.COLOUR, Quantity.LIGHT);
  }

  @Test
  void dials_areWhatTheSensorsTell() {
    board.start();
    simulated.turn("temperature", 31.5);
    simulated.turn("acceleration-x", -0.25);
    List<Reading> readings = board.sensors().orElseThrow().read();
    assertThat(find(readings, Quantity.TEMPERATURE).getFirst()).isEqualTo(31.5, within(0.01));
    assertThat(find(readings, Quantity.ACCELERATION).get(0)).isEqualTo(-0.25, within(0.001));
    assertThat(simulated.dials())
        .anyMatch(dial -> dial.name().equals("temperature") && dial.value() == 31.5);
    assertThatThrownBy(() -> simulated.turn("humidity", 101))
        .hasMessage("humidity goes from 0.0 to 100.0 %, not to 101.0");
  }

  @Test
  void probe_allWell_isQuiet() {
    board.start();
    board.probe();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNPLUGGED", "STUCK", "WRONG_IDENTITY"})
  void probe_fault_isToldAndGoesAwayWithIt(Fault fault) {
    board.start();
    simulated.fault(fault);
    assertThatThrownBy(board::probe)
        .isInstanceOfSatisfying(
            BusException.class,
            e ->
                assertThat(e.kind())
                    .isEqualTo(
                        fault == Fault.UNPLUGGED
                            ? BusException.Kind.NAK
                            : BusException.Kind.ERROR));
    simulated.fault(Fault.NONE);
    board.probe();
    board.start();
    assertThat(board.sensors().orElseThrow().read()).hasSize(9);
  }

  @Test
  void frozen_saysTheSameForEver() {
    board.start();
    simulated.fault(Fault.FROZEN);
    List<Double> before = find(board.sensors().orElseThrow().read(), Quantity.TEMPERATURE);
    simulated.turn("temperature", 90);
    assertThat(find(board.sensors().orElseThrow().read(), Quantity.TEMPERATURE)).isEqualTo(before);
  }

  @Test
  void close_leavesItDark() {
    board.start();
    board.leds().orElseThrow().show(one(0, 0, 0xFFFFFF), 1.0);
    board.close();
    assertThat(simulated.seen()[0][0]).containsExactly(0, 0, 0);
  }
}
