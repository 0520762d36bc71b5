package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.cluster.Await;
import dev.hatrack.task.client.Endpoint;
import dev.hatrack.task.client.HatClient;
import dev.hatrack.task.client.HttpHatClient;
import dev.hatrack.task.client.LedsState;
import dev.hatrack.task.client.Picture;
import dev.hatrack.task.client.Token;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The programs of docs/writing-a-task.md, each a process of its own, and a real agent whose boards
/// are simulated.
class LoadProgramsTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String BOARD = "scroll-hat-mini";
  private static final String TOKEN = "secret";

  /// Of the token.
  private static final String SHA256 =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

  private final Path directory;
  private final Agent agent;

  LoadProgramsTest(@TempDir Path directory) {
    this.directory = directory;
    this.agent = Agent.start(ConfigFile.parse(yaml(), Map.of()).config());
  }

  private static String yaml() {
    return """
    boards: [{board: scroll-hat-mini, simulated: true}]
    agent: {id: test-pi}
    http: {port: 0}
    consul: {enabled: false}
    nomad: {enabled: false}
    state: {directory: none}
    auth:
      mode: nomad
      tokens: [{name: load, sha256: %s}]
    """
        .formatted(SHA256);
  }

  @BeforeEach
  void boardIsThere() {
    Await.until("the board", SOON, () -> leds().healthy());
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  private LedsState leds() {
    HatClient client =
        new HttpHatClient(
            new Endpoint(URI.create(agent.url()), Optional.of(BOARD), new Token.None()));
    return client.leds();
  }

  /// Runs it until it has drawn, then ends it as Nomad does.
  private Picture drawn(String... command) throws IOException, InterruptedException {
    Path log = directory.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "HATRACK_ADDR", agent.url(),
                "HATRACK_BOARD", BOARD,
                "HATRACK_TOKEN_FILE",
                    Files.writeString(directory.resolve("token"), TOKEN).toString()));
    Process program = builder.start();
    try {
      Await.until("it draws", SOON, () -> !leds().claims().isEmpty());
      Picture shown = leds().pixels().orElseThrow();
      program.destroy();
      assertThat(program.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(program.exitValue()).as(Files.readString(log)).isZero();
      assertThat(leds().claims()).isEmpty();
      return shown;
    } finally {
      program.destroyForcibly();
    }
  }

  @Test
  void shell_untilItsEnd_showsANumber() throws IOException, InterruptedException {
    assertThat(drawn("/bin/sh", "../nomad-jobs/load/load.sh").toString()).contains("@");
  }

  @Test
  void python_untilItsEnd_showsABarInEveryRow() throws IOException, InterruptedException {
    Picture bar = drawn("python3", "../nomad-jobs/load/load.py");
    assertThat(bar.toString().lines().distinct()).hasSize(1);
    assertThat(bar.at(0, 0)).isPositive();
  }
}
