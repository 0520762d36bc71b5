package dev.hatrack.bus.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.bus.recording.Transaction.GpioDriven;
import dev.hatrack.bus.recording.Transaction.GpioLevel;
import dev.hatrack.bus.recording.Transaction.GpioRefused;
import dev.hatrack.bus.recording.Transaction.I2cMemoryRead;
import dev.hatrack.bus.recording.Transaction.I2cRead;
import dev.hatrack.bus.recording.Transaction.I2cWrite;
import dev.hatrack.bus.recording.Transaction.Outcome;
import dev.hatrack.bus.recording.Transaction.SpiWrite;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionTest {
  private static final Octets THREE = Octets.of((byte) 0x24, (byte) 0, (byte) 0xFF);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i2c 0x74 w 24 00 ff ok",
        "i2c 0x08 w nak",
        "i2c 0x74 w 24 00 ff error",
        "i2c 0x74 r 0f bc ok",
        "i2c 0x74 r 28 01 02 03 ok",
        "i2c 0x74 r 0f ?? ?? nak",
        "i2c 0x50 r 0000 d4 00 ok",
        "i2c 0x50 r 1ffe ?? error",
        "gpio 5 in 0",
        "gpio 24 in 1",
        "gpio 5 in error"
      })
  void line_thatWasParsed_isTheSameAgain(String line) {
    assertThat(TransactionParser.parse(line).line()).isEqualTo(line);
  }

  @Test
  void parse_eachKind_isTheTransactionThatItSays() {
    assertThat(TransactionParser.parse("i2c 0x74 w 24 00 ff ok"))
        .isEqualTo(new I2cWrite(0x74, THREE, Outcome.OK));
    assertThat(TransactionParser.parse("i2c 0x74 r 0f 24 00 ff ok"))
        .isEqualTo(new I2cRead(0x74, 0x0F, 3, Optional.of(THREE), Outcome.OK));
    assertThat(TransactionParser.parse("i2c 0x50 r 0100 24 00 ff ok"))
        .isEqualTo(new I2cMemoryRead(0x50, 0x100, 3, Optional.of(THREE), Outcome.OK));
    assertThat(TransactionParser.parse("i2c 0x74 r 0f ?? error"))
        .isEqualTo(new I2cRead(0x74, 0x0F, 1, Optional.empty(), Outcome.ERROR));
    assertThat(TransactionParser.parse("gpio 5 in 1")).isEqualTo(new GpioLevel(5, true));
    assertThat(TransactionParser.parse("gpio 5 in error")).isEqualTo(new GpioRefused(5, false));
    assertThat(TransactionParser.parse("spi 0.1 w 24 00 ff ok"))
        .isEqualTo(new SpiWrite(1, THREE, Outcome.OK));
    assertThat(TransactionParser.parse("gpio 22 out 1")).isEqualTo(new GpioDriven(22, true));
    assertThat(TransactionParser.parse("gpio 22 out error")).isEqualTo(new GpioRefused(22, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "i2c 0x74 w 24 00 f        | cut off",
        "i2c 0x74 w 24 0g ok       | two hexadecimal digits",
        "i2c 0x84 w 24 ok          | address such as 0x74",
        "i2c 74 w 24 ok            | address such as 0x74",
        "i2c 0x74 x 24 ok          | 'w' or 'r'",
        "i2c 0x74 r 0f ok          | reads nothing",
        "i2c 0x74 r 0f bc nak      | '??'",
        "i2c 0x74                  | too short",
        "gpio 5 up 1               | gpio 5 in 0",
        "spi 0.2 w 00 ok           | spi 0.0 w 12 ok",
        "spi 0.0 r 00 ok           | spi 0.0 w 12 ok",
        "gpio five in 1            | GPIO number",
        "gpio 5 in 2               | 0, 1 or error",
        "uart 0 w 00 ok            | 'i2c', 'spi' or 'gpio'",
      })
  void parse_malformedLine_saysWhatIsWrongAndWhere(String line, String expected) {
    assertThatThrownBy(() -> Recording.parse("board.i2c", List.of("# made by hand", "", line)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("board.i2c, line 3:")
        .hasMessageContaining(expected);
  }

  @Test
  void recording_commentsAndEmptyLines_keepTheLineNumbers() {
    Recording recording = Recording.parse("x", List.of("# hello", "", "gpio 5 in 1"));
    assertThat(recording.entries()).containsExactly(new Recording.Entry(3, new GpioLevel(5, true)));
  }
}
