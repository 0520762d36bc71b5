package dev.hatrack.task.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.task.client.ClaimOptions;
import dev.hatrack.task.run.Options;
import dev.hatrack.task.run.UsageException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockOptionsTest {
  @Test
  void from_nothing_isUsual() {
    assertThat(ClockOptions.from(Options.of(Map.of())))
        .isEqualTo(
            new ClockOptions(
                ClaimOptions.USUAL.lasting(Duration.ofSeconds(30)), 20, ZoneId.systemDefault()));
  }

  @Test
  void from_everything_isTaken() {
    Map<String, String> values =
        Map.of(
            "priority", "70",
            "ttl", "5m",
            "fps", "10",
            "zone", "Europe/Berlin",
            "brightness", "0.4");
    assertThat(ClockOptions.from(Options.of(values)))
        .isEqualTo(
            new ClockOptions(
                new ClaimOptions(70, Optional.of(Duration.ofMinutes(5)), false, 0.4),
                10,
                ZoneId.of("Europe/Berlin")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          priority   | 0           | --priority is a number, 1-100, not '0'
          priority   | 101         | --priority is a number, 1-100, not '101'
          priority   | high        | --priority is a number, 1-100, not 'high'
          ttl        | 30          | --ttl is like 500ms, 30s, 5m or 1h, not '30'
          ttl        | 25h         | --ttl: a time to live is 1 ms to 24 h, not PT25H
          ttl        | 100ms       | --ttl is at least three frames: 150 ms at --fps 20, not 100 ms
          fps        | 0           | --fps is 1-50, not '0'
          fps        | fast        | --fps is a number, 1-50, not 'fast'
          zone       | Berlin      | --zone is a time zone like Europe/Berlin, not 'Berlin'
          brightness | 1.1         | --brightness is a number, 0.0-1.0, not '1.1'
          brightness | NaN         | --brightness is a number, 0.0-1.0, not 'NaN'
          """)
  void from_badValue_saysWhatItShouldBe(String name, String value, String message) {
    assertThatThrownBy(() -> ClockOptions.from(Options.of(Map.of(name, value))))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }
}
