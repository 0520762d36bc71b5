package dev.hatrack.driver.hts221;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hatrack.bus.BusException;
import dev.hatrack.bus.recording.RecordingBuses;
import dev.hatrack.bus.recording.Transaction;
import dev.hatrack.bus.simulated.Hts221Chip;
import dev.hatrack.bus.simulated.SimulatedHeader;
import dev.hatrack.hat.Quantity;
import dev.hatrack.hat.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Hts221Test {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final SimulatedHeader header = new SimulatedHeader();
  private final Hts221Chip model = new Hts221Chip();
  private final Hts221 chip = new Hts221(header.i2c(Hts221.ADDRESS), () -> NOON);

  @ParameterizedTest
  @CsvSource({
    // worked by hand with T0 = 20 °C at 300 and T1 = 30 °C at 1500, H0 = 30 % at 4000, H1 = 70 % at
    // 12000: 900 is half way, -900 as far below as 2100 above is beyond
    "900, 25.0, 8000, 50.0",
    "300, 20.0, 4000, 30.0",
    "1500, 30.0, 12000, 70.0",
    "-900, 10.0, 0, 10.0",
    "2100, 35.0, 20000, 100.0",
    "300, 20.0, -8000, 0.0",
  })
  void calibration_isAStraightLine(int tOut, double celsius, int hOut, double percent) {
    // 0x30: 30*2, 70*2; 20*8 = a0, 30*8 = f0; T1/T0 msb 0; H0_OUT 0fa0, H1_OUT 2ee0; T0_OUT 012c,
    // T1_OUT 05dc
    byte[] registers =
        HexFormat.ofDelimiter(" ").parseHex("3c 8c a0 f0 00 00 a0 0f 00 00 e0 2e 2c 01 dc 05");
    Calibration calibration = Calibration.of(registers);
    assertThat(calibration.celsius(tOut)).isEqualTo(celsius, within(1e-9));
    assertThat(calibration.percent(hOut)).isEqualTo(percent, within(1e-9));
  }

  @Test
  void calibration_hasTenBitTemperatures() {
    // msb 0x0d: T0 gets 1 in bits 9:8, T1 gets 3: (256+0x10)/8 = 34, (768+0x20)/8 = 100
    byte[] registers =
        HexFormat.ofDelimiter(" ").parseHex("00 c8 10 20 00 0d 00 00 00 00 01 00 00 00 42 00");
    Calibration calibration = Calibration.of(registers);
    assertThat(calibration.celsius(0)).isEqualTo(34);
    assertThat(calibration.celsius(0x42)).isEqualTo(100);
  }

  @Test
  void calibration_allZero_saysThatThereIsNone() {
    assertThatThrownBy(() -> Calibration.of(new byte[16]))
        .isInstanceOf(BusException.class)
        .hasMessageContaining("no calibration");
  }

  @Test
  void start_isTheDatasheetsSequence() {
    header.attach(Hts221.ADDRESS, model);
    List<String> lines = new ArrayList<>();
    RecordingBuses wires =
        new RecordingBuses(header, (Transaction happened) -> lines.add(happened.line()));
    new Hts221(wires.i2c(Hts221.ADDRESS), () -> NOON).start();
    assertThat(lines)
        .hasSize(4)
        .startsWith("i2c 0x5f r 0f bc ok")
        .endsWith("i2c 0x5f w 10 1b ok", "i2c 0x5f w 20 87 ok");
    assertThat(lines.get(1)).startsWith("i2c 0x5f r b0 ");
  }

  @ParameterizedTest
  @CsvSource({"21.5, 45", "-30, 0", "105, 100", "-0.1, 33.3"})
  void read_tellsWhatIsFelt(double celsius, double percent) {
    header.attach(Hts221.ADDRESS, model);
    model.feel(celsius, percent);
    chip.start();
    List<Reading> readings = chip.read();
    assertThat(readings)
        .extracting(Reading::quantity)
        .containsExactly(Quantity.TEMPERATURE, Quantity.HUMIDITY);
    assertThat(readings.get(0).values().getFirst()).isEqualTo(celsius, within(0.01));
    assertThat(readings.get(1).values().getFirst()).isEqualTo(percent, within(0.005));
    assertThat(readings.get(0).source()).isEqualTo("HTS221");
    assertThat(readings.get(0).at()).isEqualTo(NOON);
  }

  @Test
  void read_beforeItIsOn_isNothing() {
    header.attach(Hts221.ADDRESS, model);
    assertThat(chip.read()).isEmpty();
  }

  @Test
  void probe_anotherChip_saysWhatAnswers() {
    header.attach(Hts221.ADDRESS, model);
    model.impostor(true);
    assertThatThrownBy(chip::probe)
        .isInstanceOfSatisfying(
            BusException.class, e -> assertThat(e.kind()).isEqualTo(BusException.Kind.ERROR))
        .hasMessageContaining("0x5f")
        .hasMessageContaining("HTS221")
        .hasMessageContaining("0xff, not 0xbc");
  }

  @Test
  void probe_nobody_isNak() {
    assertThatThrownBy(chip::probe)
        .isInstanceOfSatisfying(
            BusException.class, e -> assertThat(e.kind()).isEqualTo(BusException.Kind.NAK));
  }
}
