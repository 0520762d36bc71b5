package dev.hatrack.plugin.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.plugin.HostedPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The script, with and without an agent.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LauncherTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path parent;
  private final Path directory;

  LauncherTest(@TempDir Path parent) throws IOException {
    this.parent = parent.toRealPath();
    this.directory = this.parent.resolve("plugins");
  }

  @Test
  void wrongCookie_isRefusedInWords() throws Exception {
    try (Launcher launcher = new Launcher("driver", directory, "something", "/nonexistent")) {
      assertThat(launcher.line()).contains("put it into Nomad's plugin_dir");
      assertThat(launcher.exit(AT_ONCE)).isOne();
    }
  }

  @Test
  void agentKilled_endsTheLauncherAtOnce() throws Exception {
    try (AgentProcess agent = new AgentProcess(directory);
        Launcher launcher = new Launcher("driver", directory)) {
      assertThat(launcher.socket()).startsWith(directory);

      agent.close();

      assertThat(launcher.exit(AT_ONCE)).isZero();
    }
  }

  @Test
  void agentThatComesLate_isWaitedFor_atThePipeOfTheOneBefore() throws Exception {
    try (AgentProcess agent = new AgentProcess(directory);
        Launcher first = new Launcher("driver", directory)) {
      assertThat(first.socket()).startsWith(directory);
      agent.close();
      assertThat(first.exit(AT_ONCE)).isZero();
    }
    try (Launcher waiting = new Launcher("driver", directory);
        Launches launches =
            Launches.open(
                directory, List.of(new SilentPlugin(HostedPlugin.Kind.DRIVER)), "1.2.3")) {
      assertThat(waiting.socket()).startsWith(directory);
      assertThat(launches).isNotNull();
    }
  }

  @Test
  void noAgent_isWaitedForTenSeconds_thenTheStubTakesOver() throws Exception {
    long start = System.nanoTime();
    try (Launcher launcher = new Launcher("driver", directory, Launcher.COOKIE, stub())) {
      assertThat(launcher.line()).contains("systemctl start hatrack");
      assertThat(launcher.line()).isEqualTo("plugin-stub driver --directory " + directory);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(14));
    }
  }

  @Test
  void pipeOfADeadAgent_isGivenUpAsWell() throws Exception {
    Files.createDirectory(directory);
    Fifo.make(directory.resolve("device.next"));
    try (Launcher launcher = new Launcher("device", directory, Launcher.COOKIE, stub())) {
      assertThat(launcher.line()).contains("systemctl start hatrack");
      assertThat(launcher.line()).isEqualTo("plugin-stub device --directory " + directory);
      assertThat(launcher.exit(PATIENCE)).isZero();
    }
  }

  private String stub() throws IOException {
    Path stub = parent.resolve("hatrack");
    Files.writeString(stub, "#!/bin/sh\necho \"$@\"\n");
    Files.setPosixFilePermissions(stub, PosixFilePermissions.fromString("rwxr-xr-x"));
    return stub.toString();
  }
}
