package dev.hatrack.plugin.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatrack.plugin.HostedPlugin;
import dev.hatrack.plugin.Launch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a launcher does for the agent, and what it does not: the real script, on a tree as Nomad
/// makes it.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RelayTest {
  private static final String ALLOCATION = "0a1b2c3d-1111-2222-3333-444455556666";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path root;
  private final Path directory;
  private final Path allocation;
  private final Path pipe;
  private final Launches launches;
  private final Launcher launcher;
  private final Launch launch;

  RelayTest(@TempDir Path parent) throws Exception {
    root = parent.toRealPath();
    directory = root.resolve("plugins");
    allocation = root.resolve("alloc").resolve(ALLOCATION);
    Files.createDirectories(allocation.resolve("alloc/logs"));
    Files.createDirectories(allocation.resolve("web/local/a b"));
    Files.createDirectories(allocation.resolve("web/secrets"));
    pipe = allocation.resolve("alloc/logs/.web.stdout.fifo");
    Fifo.make(pipe);
    SilentPlugin plugin = new SilentPlugin(HostedPlugin.Kind.DRIVER);
    launches = Launches.open(directory, List.of(plugin), "1.2.3");
    launcher = new Launcher("driver", directory);
    launch = plugin.launches().take();
    assertThat(launcher.socket()).startsWith(directory);
  }

  @AfterEach
  void close() {
    launches.close();
    launcher.close();
  }

  private CompletableFuture<BufferedReader> reader() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Files.newBufferedReader(pipe);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  @Test
  void log_comesOutOfNomadsPipe_lineByLine() throws Exception {
    CompletableFuture<BufferedReader> opening = reader();
    OutputStream log = whenRead(launch);
    BufferedReader nomad = opening.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    log.write("  one ä\\n\t\n\n-n\n.\n".getBytes(UTF_8));
    assertThat(nomad.readLine()).isEqualTo("  one ä\\n\t");
    assertThat(nomad.readLine()).isEmpty();
    assertThat(nomad.readLine()).isEqualTo("-n");
    assertThat(nomad.readLine()).isEqualTo(".");
    log.write(("x".repeat(20_000) + "\nunfinished").getBytes(UTF_8));
    assertThat(nomad.readLine()).hasSize(20_000);
    log.close();

    assertThat(nomad.readLine()).isEqualTo("unfinished");
    assertThat(nomad.readLine()).isNull();
    assertThat(relaysLeft()).isEmpty();
  }

  /// Nomad's log process opens its pipe at its own time.
  private OutputStream whenRead(Launch launch) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return launch.log(pipe);
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  @Test
  void log_thatNobodyReads_isRefusedAtOnce() {
    assertThatThrownBy(() -> launch.log(pipe)).hasMessageContaining("nobody reads it");
  }

  @Test
  void log_ofADeadAgent_isKeptOpenForTheNext() throws Exception {
    launches.close();
    CompletableFuture<BufferedReader> opening = reader();
    AgentProcess agent = new AgentProcess(directory, pipe);
    try (agent;
        Launcher other = new Launcher("driver", directory)) {
      assertThat(other.socket()).startsWith(directory);
      BufferedReader nomad = opening.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(nomad.readLine()).isEqualTo("before");
      agent.close();
      assertThat(other.exit(PATIENCE)).isZero();

      SilentPlugin plugin = new SilentPlugin(HostedPlugin.Kind.DRIVER);
      try (Launches recovered = Launches.open(directory, List.of(plugin), "1.2.3");
          Launcher next = new Launcher("driver", directory)) {
        assertThat(recovered).isNotNull();
        assertThat(next.socket()).startsWith(directory);
        try (OutputStream log = plugin.launches().take().log(pipe)) {
          log.write("after\n".getBytes(UTF_8));
        }
        assertThat(nomad.readLine()).isEqualTo("after");
      }
    }
  }

  @Test
  void file_isRead() throws Exception {
    byte[] bytes = new byte[300_000];
    bytes[7] = 42;
    Files.write(allocation.resolve("web/local/a b/c.gif"), bytes);
    Files.writeString(allocation.resolve("alloc/empty"), "");

    assertThat(launch.file(allocation.resolve("web/local/a b/c.gif"), 300_000)).isEqualTo(bytes);
    assertThat(launch.file(allocation.resolve("alloc/empty"), 1)).isEmpty();
    assertThat(relaysLeft()).isEmpty();
  }

  @Test
  void file_thatIsTooLarge_isRefusedWithItsSize() throws Exception {
    Path file = Files.writeString(allocation.resolve("web/local/x"), "four");

    assertThatThrownBy(() -> launch.file(file, 3)).hasMessageContaining("it has 4 bytes");
  }

  @Test
  void file_thatIsNotThere_isMissing() {
    assertThatThrownBy(() -> launch.file(allocation.resolve("web/local/none"), 3))
        .isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "web/secrets/token, no local directory",
    "web/secrets/local/token, no local directory",
    "web/local/../secrets/token, not a plain one",
    "web/local/link, a link in the path",
    "web/local/up/token, a link in the path",
    "web/local/pipe, not a file",
    "web/local/a b, not a file",
    "web/private, no local directory",
  })
  void file_thatIsNotATasks_isRefused(String below, String reason) throws Exception {
    Files.writeString(allocation.resolve("web/secrets/token"), "secret");
    Files.writeString(allocation.resolve("web/private"), "secret");
    Files.createSymbolicLink(
        allocation.resolve("web/local/link"), allocation.resolve("web/secrets/token"));
    Files.createSymbolicLink(allocation.resolve("web/local/up"), allocation.resolve("web/secrets"));
    Fifo.make(allocation.resolve("web/local/pipe"));

    assertThatThrownBy(() -> launch.file(Path.of(allocation + "/" + below), 1000))
        .hasMessageContaining(reason);
  }

  @Test
  void file_outsideOfAllocations_isRefused() throws Exception {
    Path file = Files.createDirectories(root.resolve("alloc/other/web/local")).resolve("x");
    Files.writeString(file, "x");

    assertThatThrownBy(() -> launch.file(file, 9)).hasMessageContaining("in no allocation");
    assertThatThrownBy(() -> launch.file(Path.of("/etc/passwd"), 9))
        .hasMessageContaining("in no allocation");
    assertThatThrownBy(() -> launch.file(Path.of("/etc/pass\nwd"), 9))
        .hasMessageContaining("no such path");
  }

  @ParameterizedTest
  @CsvSource({
    "alloc/logs/.link.stdout.fifo, not a pipe",
    "alloc/logs/.file.stderr.fifo, not a pipe",
    "alloc/logs/web.stdout.0, not the pipe of a log",
    "alloc/logs/.web.fifo, not the pipe of a log",
    "web/local/.web.stdout.fifo, not the pipe of a log",
    "alloc/logs/sub/.web.stdout.fifo, not the pipe of a log",
  })
  void pipe_thatIsNotALogs_isRefused(String below, String reason) throws Exception {
    Path target = Files.writeString(root.resolve("target"), "keep");
    Files.createSymbolicLink(allocation.resolve("alloc/logs/.link.stdout.fifo"), target);
    Files.writeString(allocation.resolve("alloc/logs/.file.stderr.fifo"), "keep");

    assertThatThrownBy(() -> launch.log(allocation.resolve(below))).hasMessageContaining(reason);
    assertThat(target).hasContent("keep");
    assertThat(allocation.resolve("alloc/logs/.file.stderr.fifo")).hasContent("keep");
  }

  @Test
  void launcherThatIsGone_isSaidAtOnce() throws Exception {
    launcher.kill();
    assertThat(launcher.exit(PATIENCE)).isNotZero();

    assertThat(launch.live()).isFalse();
    assertThatThrownBy(() -> launch.log(pipe)).isInstanceOf(IOException.class);
  }

  private List<String> relaysLeft() throws IOException {
    try (var files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("relay") || name.startsWith("answer"))
          .toList();
    }
  }
}
