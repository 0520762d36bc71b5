package dev.hatrack.task.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final List<Option> KNOWN =
      List.of(new Option("fps", "N", "frames"), new Option("token-file", "FILE", "a token"));

  private static Options parse(Map<String, String> environment, String... arguments) {
    return Options.parse(List.of(arguments), environment, KNOWN);
  }

  @Test
  void parse_bothSpellings_areRead() {
    Options options = parse(Map.of(), "--fps", "10", "--token-file=a=b");
    assertThat(options.text("fps")).contains("10");
    assertThat(options.text("token-file")).contains("a=b");
  }

  @Test
  void parse_notGiven_isTakenFromTheEnvironment() {
    Map<String, String> environment = Map.of("HATRACK_FPS", "5", "HATRACK_TOKEN_FILE", "t");
    Options options = parse(environment, "--fps", "10");
    assertThat(options.text("fps")).contains("10");
    assertThat(options.text("token-file")).contains("t");
  }

  @Test
  void parse_emptyVariable_countsAsNotSet() {
    assertThat(parse(Map.of("HATRACK_FPS", " ")).text("fps")).isEmpty();
  }

  @Test
  void parse_unknown_namesTheOnesThereAre() {
    assertThatThrownBy(() -> parse(Map.of(), "--speed", "1"))
        .isInstanceOf(UsageException.class)
        .hasMessage("there is no option '--speed', there are --fps, --token-file");
  }

  @Test
  void parse_withoutValue_saysWhatItIs() {
    assertThatThrownBy(() -> parse(Map.of(), "--fps"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--fps needs a value: frames");
  }

  @Test
  void parse_twice_isRefused() {
    assertThatThrownBy(() -> parse(Map.of(), "--fps", "1", "--fps=2"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--fps is given twice");
  }
}
