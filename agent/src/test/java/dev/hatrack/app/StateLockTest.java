package dev.hatrack.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StateLockTest {
  private final Path directory;

  StateLockTest(@TempDir Path directory) {
    this.directory = directory.resolve("state");
  }

  /// An agent's lock and nothing else, until its input ends.
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      try (var _ = StateLock.of(Optional.of(Path.of(args[0])))) {
        System.out.println("held");
        var _ = System.in.read();
      }
    }
  }

  private Process holder() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    assertThat(said.readLine()).isEqualTo("held");
    return process;
  }

  private AgentConfig config() {
    String yaml =
        """
        boards: [{board: inky-phat, simulated: true}]
        agent: {id: second}
        http: {port: 0}
        consul: {enabled: false}
        nomad: {enabled: false}
        state: {directory: %s}
        auth: {mode: open}
        """
            .formatted(directory);
    return ConfigFile.parse(yaml, Map.of()).config();
  }

  @Test
  void directory_isAnotherProcesss_agentIsRefusedAndToldWhich() throws Exception {
    Process first = holder();
    try {
      assertThatThrownBy(() -> Agent.start(config()))
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "state.directory %s is in use by another agent, process %d: stop that one, or give"
                  + " this one a directory of its own",
              directory, first.pid());
    } finally {
      first.destroyForcibly();
      assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    // the lock ends with a process that is killed
    Agent.start(config()).close();
  }

  @Test
  void directory_isAnAgentsOfThisProcess_isRefusedUntilThatIsClosed() throws Exception {
    Agent first = Agent.start(config());
    try {
      assertThatThrownBy(() -> Agent.start(config()))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    } finally {
      first.close();
    }
    Agent.start(config()).close();
  }

  @Test
  void directory_canNotBeWritten_agentServesAllTheSame() throws IOException {
    Files.writeString(directory, "a file where the directory should be");
    Agent.start(config()).close();
  }

  @Test
  void noDirectory_nothingIsLocked() throws IOException {
    StateLock.of(Optional.empty()).close();
    assertThat(directory).doesNotExist();
  }
}
