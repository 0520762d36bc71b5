package dev.hatrack.board.sense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.board.Buttons;
import dev.hatrack.bus.BusException;
import dev.hatrack.bus.simulated.Fault;
import dev.hatrack.bus.simulated.SenseHatController;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.hat.ButtonEvent;
import dev.hatrack.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoystickTest {
  private final SimulatedHeader header = new SimulatedHeader();
  private final SenseHatController controller = new SenseHatController(header.line(23));
  private final FakeKernel kernel = new FakeKernel();
  private final SteppedClock clock = new SteppedClock();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final Joystick joystick = new Joystick(kernel.over(header), clock, waiting::add);
  private final Buttons buttons = joystick.buttons();
  private final List<String> heard = new ArrayList<>();

  private JoystickTest() {
    header.attach(0x46, controller);
    var _ = buttons.listen(event -> heard.add(event.action() + " " + event.button()));
  }

  private void readWhatTheLineAskedFor() {
    waiting.forEach(Runnable::run);
    waiting.clear();
  }

  /// Numbers of input-event-codes.h.
  @ParameterizedTest
  @CsvSource({
    "103, up", "108, down", "105, left", "106, right", "28, middle",
    "0x220, up", "0x221, down", "0x222, left", "0x223, right", "0x13a, middle"
  })
  void key_ofEitherKernel_isItsButton(String code, String button) {
    kernel.stickThere(true);
    joystick.start();
    kernel.key(Integer.decode(code), 1);
    assertThat(buttons.pressed()).containsEntry(button, true);
    kernel.key(Integer.decode(code), 0);
    assertThat(heard).containsExactly("PRESSED " + button, "RELEASED " + button);
    assertThat(header.traffic().transactions()).isZero();
  }

  @Test
  void key_repeatedWhileHeld_isNoNewEvent() {
    kernel.stickThere(true);
    joystick.start();
    kernel.key(103, 1);
    kernel.key(103, 2);
    kernel.key(103, 2);
    assertThat(heard).containsExactly("PRESSED up");
  }

  @Test
  void key_unknownCode_isNoEvent() {
    kernel.stickThere(true);
    joystick.start();
    kernel.key(30, 1);
    assertThat(heard).isEmpty();
  }

  @Test
  void inputDevice_goesAway_letsGoAndFailsUntilItIsBack() {
    kernel.stickThere(true);
    joystick.start();
    kernel.key(105, 1);
    kernel.unplugStick();
    assertThat(heard).containsExactly("PRESSED left", "RELEASED left");
    assertThatThrownBy(joystick::probe).hasMessageContaining("gone");
    kernel.stickThere(true);
    joystick.start();
    joystick.probe();
    kernel.key(28, 1);
    assertThat(buttons.pressed()).containsEntry("middle", true);
  }

  @Test
  void start_driverHasTheAddressButNoInputDevice_saysWhatToDo() {
    kernel.bind(0x46, "rpi-sense");
    assertThatThrownBy(joystick::start)
        .isInstanceOf(BusException.class)
        .hasMessageContaining("Raspberry Pi Sense HAT Joystick")
        .hasMessageContaining("modprobe rpisense-js");
  }

  /// Bits of the key register, by the firmware's order.
  @ParameterizedTest
  @CsvSource({"0, down", "1, right", "2, up", "3, middle", "4, left"})
  void register_eachBit_isItsButton(int bit, String button) {
    joystick.start();
    controller.keys(1 << bit);
    readWhatTheLineAskedFor();
    assertThat(buttons.pressed()).containsEntry(button, true);
    controller.keys(0);
    readWhatTheLineAskedFor();
    assertThat(heard).containsExactly("PRESSED " + button, "RELEASED " + button);
  }

  @Test
  void line_rises_isReadOnAnotherThread() {
    joystick.start();
    long before = header.traffic().transactions();
    controller.keys(1 << 2);
    assertThat(header.traffic().transactions()).isEqualTo(before);
    readWhatTheLineAskedFor();
    assertThat(header.traffic().transactions()).isEqualTo(before + 1);
    assertThat(header.line(23).high()).isFalse();
  }

  @Test
  void event_saysWhenTheLineRose() {
    List<ButtonEvent> events = new ArrayList<>();
    var _ = buttons.listen(events::add);
    joystick.start();
    var rose = clock.instant();
    controller.keys(1 << 2);
    clock.advance(Duration.ofMillis(30));
    readWhatTheLineAskedFor();
    assertThat(events).containsExactly(new ButtonEvent("up", ButtonEvent.Action.PRESSED, rose));
  }

  @Test
  void probe_edgeWasLost_putsItRight() {
    joystick.start();
    controller.keys(1 << 4);
    waiting.clear();
    joystick.probe();
    joystick.probe();
    assertThat(heard).containsExactly("PRESSED left");
  }

  @Test
  void probe_boardIsPulledOff_letsGo() {
    joystick.start();
    controller.keys(1 << 1);
    readWhatTheLineAskedFor();
    header.fault(Fault.UNPLUGGED);
    assertThatThrownBy(joystick::probe).isInstanceOf(BusException.class);
    assertThat(buttons.pressed()).doesNotContainValue(true);
  }

  @Test
  void listener_throws_keepsNobodyElseFromHearing() {
    kernel.stickThere(true);
    joystick.start();
    List<String> second = new ArrayList<>();
    var _ =
        buttons.listen(
            _ -> {
              throw new IllegalStateException("a listener that fails");
            });
    var _ = buttons.listen(event -> second.add(event.button()));
    kernel.key(103, 1);
    kernel.key(103, 0);
    assertThat(second).containsExactly("up", "up");
  }

  @Test
  void close_givesTheLineBack() {
    joystick.start();
    joystick.close();
    new Joystick(header, clock, waiting::add).start();
  }

  @Test
  void pressed_isInTheBoardsOrder() {
    assertThat(buttons.pressed().keySet()).containsExactly("up", "down", "left", "right", "middle");
  }
}
