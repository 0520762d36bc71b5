package dev.hatrack.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// `hatrack train`, with the command and the jar that are installed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrainIT {
  private static final Path COMMAND = Path.of("..", "hatrack");

  private final Path cache;

  TrainIT(@TempDir Path directory) {
    cache = directory.resolve("cache").resolve("hatrack.aot");
  }

  @Test
  @Order(1)
  void aCacheIsMade_andSaidToBe() throws IOException, InterruptedException {
    String said = said(Map.of(), "train");

    assertThat(said).contains("training: " + cache);
    assertThat(cache).isNotEmptyFile();
    assertThat(cache.resolveSibling("hatrack.aot.key")).content().contains("hatrack-agent.jar");
  }

  @Test
  @Order(2)
  void aSecondTime_isNotTrained() throws IOException, InterruptedException {
    assertThat(said(Map.of(), "train")).isEmpty();
  }

  @Test
  @Order(3)
  void theAgent_usesIt() throws IOException, InterruptedException {
    assertThat(mapsOfDemo(Map.of())).contains(cache.toString());
  }

  @Test
  @Order(4)
  void withOtherFlags_theAgentStartsWithoutIt() throws IOException, InterruptedException {
    assertThat(mapsOfDemo(Map.of("HATRACK_HEAP", "40m"))).doesNotContain(cache.toString());
  }

  @Test
  @Order(5)
  void off_neitherTrainsNorUsesIt() throws IOException, InterruptedException {
    Map<String, String> off = Map.of("HATRACK_AOT", "off");

    assertThat(said(off, "train")).isEmpty();
    assertThat(mapsOfDemo(off)).doesNotContain(cache.toString());
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    ProcessBuilder command = new ProcessBuilder(COMMAND.toString());
    command.command().addAll(List.of(arguments));
    command.environment().put("HATRACK_JAVA_HOME", System.getProperty("java.home"));
    command.environment().put("HATRACK_AOT", cache.toString());
    command.environment().putAll(environment);
    return command.redirectErrorStream(true).start();
  }

  private String said(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Process command = start(environment, arguments);
    String said = new String(command.getInputStream().readAllBytes(), UTF_8);
    assertThat(command.waitFor()).as(said).isZero();
    return said;
  }

  /// What a running demo has mapped into its memory.
  private String mapsOfDemo(Map<String, String> environment)
      throws IOException, InterruptedException {
    Process demo = start(environment, "demo", "--port", "0");
    try (BufferedReader out = demo.inputReader()) {
      assertThat(out.lines().anyMatch(line -> line.startsWith("ready "))).isTrue();
      return Files.readString(Path.of("/proc", Long.toString(demo.pid()), "maps"));
    } finally {
      demo.destroy();
      demo.waitFor();
    }
  }
}
