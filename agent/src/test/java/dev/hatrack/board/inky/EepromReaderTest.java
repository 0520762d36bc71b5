package dev.hatrack.board.inky;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.board.inky.PanelEeprom.Panel;
import dev.hatrack.board.inky.PanelEeprom.Verdict;
import dev.hatrack.bus.I2cDevice;
import dev.hatrack.bus.simulated.Eeprom24cChip;
import dev.hatrack.bus.simulated.Eeprom24cChip.Addressing;
import dev.hatrack.bus.simulated.SimulatedHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EepromReaderTest {
  private static final Panel PANEL = Panel.YELLOW_250X122;
  private static final Verdict KNOWN = new Verdict.Known(PANEL.eeprom(), PANEL);

  private final SimulatedHeader header = new SimulatedHeader();
  private final I2cDevice wire = header.i2c(0x50);

  private Eeprom24cChip solder(Addressing addressing) {
    Eeprom24cChip chip = new Eeprom24cChip(addressing);
    chip.program(PANEL.eeprom().bytes());
    header.attach(0x50, chip);
    return chip;
  }

  @ParameterizedTest
  @EnumSource(Addressing.class)
  void thorough_eitherKindOfEeprom_isReadEachTimeAndNeverWritten(Addressing addressing) {
    Eeprom24cChip chip = solder(addressing);
    byte[] before = chip.content();
    EepromReader reader = EepromReader.thorough(wire);
    for (int look = 0; look < 3; look++) {
      assertThat(reader.look()).isEqualTo(KNOWN);
    }
    assertThat(EepromReader.thorough(wire).look()).isEqualTo(KNOWN);
    assertThat(chip.content()).isEqualTo(before);
  }

  @Test
  void thorough_onceItKnowsTheKind_takesOneTransactionForALook() {
    Eeprom24cChip _ = solder(Addressing.TWO_BYTES);
    EepromReader reader = EepromReader.thorough(wire);
    Verdict _ = reader.look();
    Verdict _ = reader.look();
    long before = header.traffic().transactions();
    assertThat(reader.look()).isEqualTo(KNOWN);
    assertThat(header.traffic().transactions()).isEqualTo(before + 1);
  }

  @Test
  void careful_oneByteEeprom_isReadEachTime() {
    Eeprom24cChip _ = solder(Addressing.ONE_BYTE);
    EepromReader reader = EepromReader.careful(wire);
    assertThat(reader.look()).isEqualTo(KNOWN);
    assertThat(reader.look()).isEqualTo(KNOWN);
  }

  /// The second look begins where the first one ended.
  @Test
  void careful_twoByteEeprom_isKnownOnlyAfterItsPowerCameOn() {
    Eeprom24cChip _ = solder(Addressing.TWO_BYTES);
    EepromReader reader = EepromReader.careful(wire);
    assertThat(reader.look()).isEqualTo(KNOWN);
    assertThat(reader.look()).isInstanceOf(Verdict.NotAnInky.class);
  }

  /// Why two zeros are never sent with a stop after them.
  @Test
  void twoZerosAndAStop_destroyAnEepromOfOneByteAddresses_andARepeatedStartDoesNot() {
    Eeprom24cChip chip = solder(Addressing.ONE_BYTE);
    byte[] before = chip.content();
    byte[] _ = wire.readMemory(0, PanelEeprom.SIZE);
    assertThat(chip.content()).isEqualTo(before);
    wire.write((byte) 0, (byte) 0);
    assertThat(chip.content()[0]).isZero();
    assertThat(before[0]).isEqualTo((byte) 250);
  }
}
