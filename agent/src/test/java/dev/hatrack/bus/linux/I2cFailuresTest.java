package dev.hatrack.bus.linux;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.exception.Pi4JException;
import dev.hatrack.bus.BusException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class I2cFailuresTest {
  private final I2cFailures failures = new I2cFailures(1, 0x74);

  /// As Pi4J hands it on: the C library's text inside an exception of its own.
  private BusException answer(String text) {
    return failures.explain(
        new Pi4JException(
            "Failed to execute action for device 116 on bus 1", new IOException(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Remote I/O error          | NAK   | nobody answers",
        "No such device or address | NAK   | nobody answers",
        "Device or resource busy   | ERROR | kernel driver",
        "Permission denied         | ERROR | group i2c",
        "Connection timed out      | ERROR | does not move",
        "Input/output error        | ERROR | Input/output error",
      })
  void explain_kernelsAnswer_isTheRightKindAndSaysWhatToDo(
      String text, BusException.Kind kind, String says) {
    BusException failure = answer(text);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.reason()).startsWith("I2C bus 1, address 0x74: ").contains(says);
  }

  @Test
  void explain_noNativeLibraryForTheProcessor_saysSo() {
    assertThat(failures.explain(new NoClassDefFoundError("LinuxFile")).reason())
        .contains("does not run on this machine's processor");
  }

  @Test
  void explain_anythingElse_isAnErrorWithItsOwnWords() {
    BusException failure = failures.explain(new IllegalStateException("lock"));
    assertThat(failure.kind()).isEqualTo(BusException.Kind.ERROR);
    assertThat(failure.reason()).contains("lock");
  }
}
