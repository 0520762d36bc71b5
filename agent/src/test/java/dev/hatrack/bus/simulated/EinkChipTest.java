package dev.hatrack.bus.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.bus.GpioOutput;
import dev.hatrack.bus.SpiDevice;
import dev.hatrack.testing.SteppedTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The models, told what to do byte by byte.
class EinkChipTest {
  private static final Duration REFRESH = Duration.ofSeconds(2);

  private final SimulatedHeader header = new SimulatedHeader();
  private final SteppedTime time = new SteppedTime();
  private final EinkChip chip =
      new EinkChip(
          EinkKind.SSD1608, header.line(22), header.line(27), header.line(17), time, REFRESH);
  private final GpioOutput dataCommand = header.output(22, false);
  private final SpiDevice spi = header.spi(0, 488_000);

  EinkChipTest() {
    header.attachSpi(0, chip);
  }

  private void tell(int command, int... data) {
    dataCommand.set(false);
    spi.write((byte) command);
    dataCommand.set(true);
    for (int value : data) {
      spi.write((byte) value);
    }
  }

  private void pass(Duration some) {
    time.pause(some);
  }

  private boolean busy() {
    return header.line(17).high();
  }

  private void refresh() {
    tell(0x11, 0x03);
    tell(0x32, new int[30]);
    tell(0x20);
  }

  private EinkPlanes shown() {
    return chip.shown().orElseThrow();
  }

  @Test
  void refresh_takesItsTime_andOnlyThenShows() {
    tell(0x24, 0b1010_0000);
    tell(0x4E, 0);
    tell(0x26, 0b0100_0000);
    refresh();
    assertThat(busy()).isTrue();
    pass(REFRESH.minusMillis(1));
    assertThat(chip.shown()).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(busy()).isFalse();
    assertThat(shown().white(0, 0)).isTrue();
    assertThat(shown().white(0, 1)).isFalse();
    assertThat(shown().white(0, 2)).isTrue();
    assertThat(shown().third(0, 1)).isTrue();
  }

  @Test
  void data_fillsTheWindow_andGoesRoundToItsBeginning() {
    tell(0x44, 1, 2);
    tell(0x45, 5, 0, 6, 0);
    tell(0x4E, 1);
    tell(0x4F, 5, 0);
    tell(0x24, 0x80, 0, 0, 0x80, 0x40);
    refresh();
    pass(REFRESH);
    assertThat(shown().white(5, 8)).isFalse();
    assertThat(shown().white(5, 9)).isTrue();
    assertThat(shown().white(6, 16)).isTrue();
    assertThat(shown().white(0, 0)).isFalse();
  }

  @Test
  void command_whileBusy_isLost() {
    tell(0x12);
    tell(0x24, 0xFF);
    pass(Duration.ofMillis(5));
    refresh();
    pass(REFRESH);
    assertThat(shown().white(0, 0)).isFalse();
  }

  @Test
  void deepSleep_hearsNothing_untilTheResetLine() {
    tell(0x10, 0x01);
    assertThat(busy()).isTrue();
    tell(0x12);
    pass(REFRESH);
    assertThat(busy()).isTrue();
    GpioOutput reset = header.output(27, true);
    reset.set(false);
    reset.set(true);
    pass(Duration.ofMillis(5));
    assertThat(busy()).isFalse();
    refresh();
    assertThat(chip.refreshes()).isEqualTo(1);
  }

  @Test
  void refresh_powerGoes_keepsTheOldPageAndEndsNothing() {
    refresh();
    header.fault(Fault.UNPLUGGED);
    header.fault(Fault.NONE);
    assertThat(busy()).isFalse();
    pass(REFRESH.multipliedBy(2));
    assertThat(chip.shown()).isEmpty();
  }

  @Test
  void stuckBusy_whateverHappens_staysHigh() {
    chip.stuckBusy(true);
    tell(0x12);
    pass(REFRESH);
    assertThat(busy()).isTrue();
    chip.stuckBusy(false);
    assertThat(busy()).isFalse();
  }

  @Test
  void commands_thatAPageDoesNotNeed_areRefusedLoudly() {
    assertThatThrownBy(() -> tell(0x99)).hasMessageContaining("0x99");
    assertThatThrownBy(() -> tell(0x74, 0x54)).hasMessageContaining("0x74");
    assertThatThrownBy(() -> tell(0x44, 0, 99)).hasMessageContaining("no window");
    assertThatThrownBy(() -> tell(0x11, 3, 3)).hasMessageContaining("more came");
    tell(0x4F, 0);
    assertThatThrownBy(() -> tell(0x24)).hasMessageContaining("only 1 of 2");
  }

  @Test
  void refresh_withoutAWaveform_isRefusedLoudly() {
    tell(0x11, 0x03);
    assertThatThrownBy(() -> tell(0x20)).hasMessageContaining("needs waveform");
  }
}
