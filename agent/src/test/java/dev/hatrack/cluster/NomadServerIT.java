package dev.hatrack.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That the tests' own Nomad leaves nothing on the machine, whatever happens to it.
class NomadServerIT {
  private static final Duration PLACED_WITHIN = Duration.ofSeconds(30);
  private static final String JOB =
      """
      job "sleeper" {
        group "sleeper" {
          task "sleeper" {
            driver = "exec"
            config {
              command = "/bin/sh"
              args    = ["-c", "curl --version && sleep 1000"]
            }
            resources {
              cpu    = 20
              memory = 32
            }
          }
        }
      }
      """;

  @Test
  void killed_withARunningTask_leavesNothing(@TempDir Path directory)
      throws IOException, InterruptedException {
    TestBinaries binaries = TestBinaries.find();
    Path job = Files.writeString(directory.resolve("sleeper.nomad"), JOB);
    try (var consul = new ConsulServer(binaries);
        var nomad = new NomadServer(binaries, consul.address())) {
      nomad.start();
      nomad.cli("job", "run", "-detach", job.toString());
      String allocation =
          Await.value(
              "running", PLACED_WITHIN, () -> nomad.running("sleeper").stream().findFirst());
      Await.until(
          "the task's processes are there",
          PLACED_WITHIN,
          () -> Tasks.processes(allocation, "sleeper").size() > 1);
      assertThat(mountsOf(allocation)).isNotEmpty();
      nomad.kill();

      assertThat(Tasks.processes(allocation, "sleeper")).isEmpty();
      assertThat(mountsOf(allocation)).isEmpty();
    }
  }

  private static List<String> mountsOf(String allocation) throws IOException {
    return Files.readAllLines(Path.of("/proc/mounts")).stream()
        .filter(line -> line.contains(allocation))
        .toList();
  }
}
