package dev.hatrack.bus.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WireTimeTest {
  private static double millis(Runnable what) {
    long began = System.nanoTime();
    what.run();
    return (System.nanoTime() - began) / 1e6;
  }

  @Test
  void spi_atWireSpeed_takesEightBitsForEachByte() {
    SimulatedHeader header = SimulatedHeader.atWireSpeed(100_000);
    assertThat(millis(() -> header.spi(0, 488_000).write(new byte[610])))
        .isGreaterThanOrEqualTo(10.0);
  }

  @Test
  void i2c_atWireSpeed_takesNineBitsForEachByteAndTheAddress() {
    SimulatedHeader header = SimulatedHeader.atWireSpeed(100_000);
    header.attach(0x50, new Eeprom24cChip(Eeprom24cChip.Addressing.TWO_BYTES));
    assertThat(millis(() -> header.i2c(0x50).write(new byte[32])))
        .isGreaterThanOrEqualTo(33 * 9 / 100.0);
  }

  @Test
  void atWireSpeed_noClock_isRefused() {
    assertThatThrownBy(() -> SimulatedHeader.atWireSpeed(0)).hasMessageContaining("0 Hz");
  }
}
