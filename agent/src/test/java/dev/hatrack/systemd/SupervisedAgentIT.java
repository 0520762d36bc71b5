package dev.hatrack.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.cluster.FreePorts;
import dev.hatrack.cluster.LocalHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The packaged agent as systemd starts and stops it: `NOTIFY_SOCKET`, the watchdog, SIGTERM.
@Timeout(120)
class SupervisedAgentIT {
  private static final int ENDED_BY_SIGTERM = 143;

  private final int port = FreePorts.take(1).getFirst();
  private final Path directory;
  private final ListeningSocket systemd = new ListeningSocket("@hatrack-" + UUID.randomUUID());
  private final LocalHttp http = new LocalHttp(URI.create("http://127.0.0.1:" + port));
  private final Process agent;

  SupervisedAgentIT(@TempDir Path directory) throws IOException {
    this.directory = directory;
    agent = start();
  }

  private Process start() throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("hatrack.yaml"),
            """
            http: { port: %d }
            boards: [{ board: scroll-hat-mini, simulated: true }]
            state: { directory: "%s" }
            bus: { record: "%s" }
            consul: { enabled: false }
            nomad: { enabled: false }
            plugins: { enabled: false }
            auth: { mode: open }
            """
                .formatted(port, directory.resolve("state"), recording()));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                Path.of("target", "hatrack-agent.jar").toString(),
                "agent",
                "--config",
                config.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("agent.log").toFile());
    builder.environment().put("NOTIFY_SOCKET", systemd.address().path());
    builder.environment().put("WATCHDOG_USEC", "1500000");
    return builder.start();
  }

  @AfterEach
  void close() throws IOException {
    agent.destroyForcibly();
    systemd.close();
  }

  private Path recording() {
    return directory.resolve("bus.txt");
  }

  @Test
  void agent_isReadyWhenItAnswers_isAlive_tellsHowItIs_andStopsCleanly()
      throws IOException, InterruptedException {
    assertThat(systemd.nextWith("READY=1").lines())
        .contains("WATCHDOG=1")
        .anyMatch(line -> line.endsWith("; scroll-hat-mini is healthy"));
    assertThat(http.get("/hat").path("boards")).isNotEmpty();
    assertThat(systemd.nextWith("WATCHDOG=1")).doesNotContain("READY=1");

    http.send("PUT", "/hats/scroll-hat-mini/simulation", "{\"fault\": \"unplugged\"}");
    assertThat(nextStatus()).contains("scroll-hat-mini is failed: ");
    assertThat(nextStatus()).contains("scroll-hat-mini is absent: ");
    http.send("PUT", "/hats/scroll-hat-mini/simulation", "{\"fault\": \"none\"}");
    assertThat(nextStatus()).contains("scroll-hat-mini is healthy");
    http.send("POST", "/hat/leds/text", "{\"text\": \"x\"}");

    agent.destroy();

    assertThat(systemd.nextWith("STOPPING=1")).contains("STATUS=stopping: ");
    assertThat(agent.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(agent.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
    assertThat(systemd.silent()).isTrue();
    assertThat(lastWrite()).as("the chip is shut down").isEqualTo("i2c 0x74 w 0a 00 ok");
  }

  private String nextStatus() throws InterruptedException {
    String message = systemd.next();
    while (!message.contains("STATUS=")) {
      message = systemd.next();
    }
    return message;
  }

  private String lastWrite() throws IOException {
    List<String> lines = Files.readAllLines(recording());
    return lines.stream().filter(line -> line.startsWith("i2c 0x74 w")).toList().getLast();
  }
}
