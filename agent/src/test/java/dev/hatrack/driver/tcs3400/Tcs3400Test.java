package dev.hatrack.driver.tcs3400;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.I2cDevice;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.bus.simulated.Tcs3400Chip;
import dev.hatrack.hat.Reading;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Tcs3400Test {
  private final SimulatedHeader header = new SimulatedHeader();
  private final Tcs3400Chip model = new Tcs3400Chip();

  /// Says who it is, and fills every colour register with 0x8000.
  private record Identified(int id, int data) implements I2cDevice {
    @Override
    public void write(byte... bytes) {}

    @Override
    public byte[] readMemory(int address, int count) {
      throw new AssertionError("it is no memory");
    }

    @Override
    public byte[] read(int register, int count) {
      if (register == data) {
        return new byte[] {0, (byte) 0x80, 0, (byte) 0x80, 0, (byte) 0x80, 0, (byte) 0x80};
      }
      return new byte[] {(byte) (register == 0x92 ? id : 0x01)};
    }
  }

  @ParameterizedTest
  @CsvSource({"0x90, 0x94, TCS3400", "0x93, 0x94, TCS3400", "0x44, 0xb4, TCS34725"})
  void read_knowsBothKinds(String id, String data, String name) {
    Tcs3400 chip =
        new Tcs3400(new Identified(Integer.decode(id), Integer.decode(data)), () -> Instant.EPOCH);
    chip.start();
    List<Reading> readings = chip.read();
    assertThat(readings).extracting(Reading::source).containsOnly(name);
    assertThat(readings.get(0).values()).allMatch(share -> Math.abs(share - 0.5) < 1e-4);
  }

  @Test
  void read_tellsWhatIsFelt() {
    header.attach(0x29, model);
    Tcs3400 chip = new Tcs3400(header.i2c(0x29), () -> Instant.EPOCH);
    assertThat(chip.read()).isEmpty();
    model.feel(0, 0.9);
    model.feel(1, 0.3);
    model.feel(2, 0);
    chip.start();
    List<Reading> readings = chip.read();
    assertThat(readings.get(0).values().get(0)).isEqualTo(0.9, within(1e-4));
    assertThat(readings.get(0).values().get(1)).isEqualTo(0.3, within(1e-4));
    assertThat(readings.get(0).values().get(2)).isZero();
    assertThat(readings.get(1).values().get(0)).isEqualTo(0.4, within(1e-4));
  }

  @Test
  void probe_anotherChip_saysWhatAnswers() {
    header.attach(0x29, model);
    model.impostor(true);
    assertThatThrownBy(() -> new Tcs3400(header.i2c(0x29), () -> Instant.EPOCH).probe())
        .isInstanceOf(BusException.class)
        .hasMessageContaining("0xff");
  }
}
