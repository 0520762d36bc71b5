package dev.hatrack.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NotifySocketTest {
  private final Path directory;

  NotifySocketTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static NotifySocket socket(String path) {
    return new NotifySocket(new UnixAddress(path));
  }

  @Test
  void send_socketInTheFileSystem_arrivesAsOneMessage() throws Exception {
    String path = directory.resolve("notify").toString();
    try (ListeningSocket systemd = new ListeningSocket(path)) {
      socket(path).send("READY=1\nSTATUS=21 °C\n");
      socket(path).send("WATCHDOG=1\n");
      assertThat(systemd.next()).isEqualTo("READY=1\nSTATUS=21 °C\n");
      assertThat(systemd.next()).isEqualTo("WATCHDOG=1\n");
    }
  }

  @Test
  void send_abstractSocket_arrivesAndMakesNoFile() throws Exception {
    String path = "@hatrack-" + UUID.randomUUID();
    try (ListeningSocket systemd = new ListeningSocket(path)) {
      socket(path).send("READY=1\n");
      assertThat(systemd.next()).isEqualTo("READY=1\n");
    }
    assertThat(Files.exists(Path.of(path))).isFalse();
  }

  @Test
  void send_nobodyListens_saysWhereAndWhy() {
    String path = directory.resolve("nobody").toString();
    assertThatThrownBy(() -> socket(path).send("READY=1\n"))
        .isInstanceOf(IOException.class)
        .hasMessage("can't send to " + path + ": errno 2");
  }

  @Test
  void send_longestPath_arrives() throws Exception {
    String path = directory + "/" + "x".repeat(106 - directory.toString().length());
    assertThat(path).hasSize(107);
    try (ListeningSocket systemd = new ListeningSocket(path)) {
      socket(path).send("READY=1\n");
      assertThat(systemd.next()).isEqualTo("READY=1\n");
    }
  }

  @Test
  void address_tooLongOrRelative_isRefused() {
    assertThatThrownBy(() -> new UnixAddress("/" + "x".repeat(107)))
        .hasMessageContaining("no socket");
    assertThatThrownBy(() -> new UnixAddress("notify")).hasMessageContaining("no socket");
    assertThatThrownBy(() -> new UnixAddress("/")).hasMessageContaining("no socket");
  }

  @Test
  void told_noSocket_nothingIsWanted() {
    assertThat(Told.by(Map.of("WATCHDOG_USEC", "1000000"), 7)).isEmpty();
    assertThat(Told.by(Map.of("NOTIFY_SOCKET", ""), 7)).isEmpty();
  }

  @Test
  void told_watchdogOfThisProcess_isWanted() {
    Map<String, String> environment =
        Map.of("NOTIFY_SOCKET", "/run/notify", "WATCHDOG_USEC", "60000000", "WATCHDOG_PID", "7");
    assertThat(Told.by(environment, 7))
        .hasValueSatisfying(told -> assertThat(told.watchdog()).contains(Duration.ofMinutes(1)));
    assertThat(Told.by(environment, 8))
        .hasValueSatisfying(told -> assertThat(told.watchdog()).isEmpty());
  }

  @Test
  void told_watchdogIsNoTime_isRefused() {
    Map<String, String> environment =
        Map.of("NOTIFY_SOCKET", "/run/notify", "WATCHDOG_USEC", "soon");
    assertThatThrownBy(() -> Told.by(environment, 7)).hasMessage("WATCHDOG_USEC is no time: soon");
  }
}
