package dev.hatrack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What promtool says about the alerts and about every query of the dashboards.
@Tag("extended")
class PromtoolIT {
  @Test
  void alerts_fireWhenTheyShould() throws IOException, InterruptedException {
    promtool("check", "rules", "--lint=all", "--lint-fatal", PlatformFiles.RULES.toString());
    promtool("test", "rules", PlatformFiles.RULE_TESTS.toString());
  }

  @Test
  void queries_areGoodPromQl() throws IOException, InterruptedException {
    for (String expression : PlatformFiles.expressions()) {
      promtool("--experimental", "promql", "format", expression);
    }
  }

  private static void promtool(String... arguments) throws IOException, InterruptedException {
    Path promtool = ExtendedBinaries.find("prometheus").program("promtool");
    List<String> command = new ArrayList<>(List.of(promtool.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s%n%s", String.join(" ", command), output).isZero();
  }
}
