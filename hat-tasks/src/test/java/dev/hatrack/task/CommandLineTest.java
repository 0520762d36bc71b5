package dev.hatrack.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CommandLine commandLine =
      new CommandLine(
          Map.of(),
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8));

  private int run(String... arguments) {
    return commandLine.run(List.of(arguments));
  }

  @Test
  void run_help_listsTasksAndOptions() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("scroll-clock: ", "--fps N", "HATRACK_ADDR", "HATRACK_TOKEN_FILE");
  }

  @Test
  void run_nothing_printsHelpAndFails() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: ");
  }

  @Test
  void run_unknownTask_namesTheOnesThereAre() {
    assertThat(run("sundial")).isEqualTo(2);
    assertThat(err)
        .hasToString(
            "there is no task 'sundial', there is scroll-clock, sense-sensors,"
                + " inky-dashboard, alert, text, picture, animation, eink-page, buttons-webhook\n");
  }

  @Test
  void run_badAddress_saysHowOneLooks() {
    assertThat(run("scroll-clock", "--addr", "pi-office:7070")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("the agent's address is like http://127.0.0.1:7070, not 'pi-office:7070'");
  }

  @Test
  void run_badBoard_saysHowOneLooks() {
    assertThat(run("scroll-clock", "--board", "../x")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("a board is named like scroll-hat-mini, not '../x'");
  }

  @Test
  void stop_beforeTheTaskRuns_endsIt() {
    commandLine.stop(Duration.ZERO);
    assertThat(run("scroll-clock", "--addr", "http://127.0.0.1:1")).isZero();
  }
}
