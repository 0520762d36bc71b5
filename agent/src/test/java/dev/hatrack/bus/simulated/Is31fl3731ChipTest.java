package dev.hatrack.bus.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.I2cDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The model against the datasheet, spoken to in plain registers.
class Is31fl3731ChipTest {
  private static final int FUNCTION = 0x0B;

  private final SimulatedHeader header = new SimulatedHeader();
  private final Is31fl3731Chip chip = new Is31fl3731Chip();
  private final I2cDevice wire = header.i2c(0x74);

  @BeforeEach
  void solder() {
    header.attach(0x74, chip);
  }

  private void write(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    wire.write(bytes);
  }

  private void page(int page) {
    write(0xFD, page);
  }

  private void run() {
    page(FUNCTION);
    write(0x0A, 1);
  }

  private void lightLed(int frame, int led, int pwm) {
    page(frame);
    write(led / 8, 1 << led % 8);
    write(0x24 + led, pwm);
  }

  private void assertRefused(int... values) {
    assertThatThrownBy(() -> write(values))
        .isInstanceOfSatisfying(
            BusException.class, e -> assertThat(e.kind()).isEqualTo(BusException.Kind.NAK));
  }

  @Test
  void powerOn_isSoftwareShutdownWithAllRegistersZero() {
    assertThat(chip.seen()).containsOnly(0).hasSize(144);
    for (int frame = 0; frame < 8; frame++) {
      page(frame);
      assertThat(wire.read(0x00, 0xB4)).containsOnly(0);
    }
    page(FUNCTION);
    assertThat(wire.read(0x0A, 1)).containsExactly(0);
  }

  @Test
  void led_enabledWithPwm_isSeenOnlyOnceTheChipRuns() {
    lightLed(0, 100, 200);
    assertThat(chip.seen()).containsOnly(0);
    run();
    assertThat(chip.seen()[100]).isEqualTo(200);
  }

  @Test
  void led_notEnabled_isDarkWhateverItsPwm() {
    write(0x24 + 3, 255);
    run();
    assertThat(chip.seen()).containsOnly(0);
  }

  @Test
  void shutdown_ofARunningChip_darkensItAndKeepsItsRegisters() {
    lightLed(0, 7, 9);
    run();
    write(0x0A, 0);
    assertThat(chip.seen()).containsOnly(0);
    write(0x0A, 1);
    assertThat(chip.seen()[7]).isEqualTo(9);
  }

  @Test
  void pictureDisplay_choosesWhichFrameIsSeen() {
    lightLed(0, 0, 10);
    lightLed(5, 0, 50);
    run();
    assertThat(chip.seen()[0]).isEqualTo(10);
    write(0x01, 5);
    assertThat(chip.seen()[0]).isEqualTo(50);
    assertThat(wire.read(0x07, 1)).as("frame state").containsExactly(5);
  }

  @Test
  void write_manyBytes_movesOnThroughThePage() {
    byte[] burst = new byte[1 + 0xB4];
    burst[0] = 0x00;
    for (int i = 1; i < burst.length; i++) {
      burst[i] = (byte) i;
    }
    wire.write(burst);
    assertThat(wire.read(0xB3, 1)).containsExactly(0xB4);
  }

  @Test
  void write_pastTheEndOfAPage_isRefusedAfterTheLastRegister() {
    assertRefused(0xB3, 1, 2);
    assertThat(wire.read(0xB3, 1)).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x08, 0x09, 0x0A, 0x0C, 0xFF})
  void command_pageThatDoesNotExist_isRefusedAndThePageStays(int page) {
    page(3);
    assertRefused(0xFD, page);
    write(0x24, 77);
    page(3);
    assertThat(wire.read(0x24, 1)).containsExactly(77);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x04, 0x0D, 0x24, 0xFC, 0xFE})
  void register_thatTheFunctionPageLacks_isRefused(int register) {
    page(FUNCTION);
    assertRefused(register, 0);
  }

  @Test
  void frameState_isReadOnly() {
    page(FUNCTION);
    assertRefused(0x07, 1);
  }

  @Test
  void framePage_isReadableInSoftwareShutdownOnly() {
    run();
    page(0);
    assertThatThrownBy(() -> wire.read(0x24, 1)).isInstanceOf(BusException.class);
    page(FUNCTION);
    assertThat(wire.read(0x0A, 1)).containsExactly(1);
  }

  @Test
  void commandRegister_read_isAcknowledgedAndChangesNothing() {
    page(FUNCTION);
    assertThat(wire.read(0xFD, 1)).hasSize(1);
    write(0x0A, 1);
    assertThat(wire.read(0x0A, 1)).containsExactly(1);
  }

  @Test
  void unplugged_andBack_isAsAfterPowerOn() {
    lightLed(0, 1, 2);
    run();
    header.fault(Fault.UNPLUGGED);
    assertThat(chip.seen()).containsOnly(0);
    header.fault(Fault.NONE);
    page(FUNCTION);
    assertThat(wire.read(0x0A, 1)).containsExactly(0);
    page(0);
    assertThat(wire.read(0x24, 144)).containsOnly(0);
  }

  @Test
  void modesWithoutAModel_failLoudly() {
    page(FUNCTION);
    assertThatThrownBy(() -> write(0x00, 0x08)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> write(0x06, 1)).isInstanceOf(UnsupportedOperationException.class);
  }
}
