package dev.hatrack.driver.lps25h;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hatrack.bus.I2cDevice;
import dev.hatrack.bus.simulated.Lps25hChip;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Lps25hTest {
  /// Answers with these output registers, whatever is asked before.
  private record Outputs(String hex) implements I2cDevice {
    @Override
    public void write(byte... bytes) {}

    @Override
    public byte[] readMemory(int address, int count) {
      throw new AssertionError("it is no memory");
    }

    @Override
    public byte[] read(int register, int count) {
      return switch (register) {
        case 0x0F -> new byte[] {(byte) 0xBD};
        case 0x27 -> new byte[] {0x03};
        case 0xA8 -> HexFormat.ofDelimiter(" ").parseHex(hex);
        default -> throw new AssertionError("register " + register + " is not read");
      };
    }
  }

  @ParameterizedTest
  @CsvSource({
    // a standard atmosphere: 1013.25 * 4096 = 4150272 = 3f5400
    "00 54 3f 00 00, 1013.25, 42.5",
    // the datasheet's example: 0x3ED000 is 1005 hPa
    "00 d0 3e 00 00, 1005.0, 42.5",
    // -10800 / 480 = -22.5
    "00 00 10 d0 d5, 256.0, 20.0",
    // 480 * 20
    "00 00 40 80 25, 1024.0, 62.5",
  })
  void read_convertsAsTheDatasheetSays(String out, double hectopascals, double celsius) {
    Lps25h chip = new Lps25h(new Outputs(out), () -> Instant.EPOCH);
    chip.start();
    List<Reading> readings = chip.read();
    assertThat(readings)
        .extracting(Reading::quantity)
        .containsExactly(Quantity.PRESSURE, Quantity.TEMPERATURE);
    assertThat(readings.get(0).values()).containsExactly(hectopascals);
    assertThat(readings.get(1).values().getFirst()).isEqualTo(celsius, within(1e-9));
  }

  @Test
  void read_tellsWhatTheModelFeels() {
    SimulatedHeader header = new SimulatedHeader();
    Lps25hChip model = new Lps25hChip();
    header.attach(Lps25h.ADDRESS, model);
    model.feel(987.6, -5);
    Lps25h chip = new Lps25h(header.i2c(Lps25h.ADDRESS), () -> Instant.EPOCH);
    assertThat(chip.read()).isEmpty();
    chip.start();
    assertThat(chip.read().get(0).values().getFirst()).isEqualTo(987.6, within(0.001));
    assertThat(chip.read().get(1).values().getFirst()).isEqualTo(-5, within(0.01));
  }
}
