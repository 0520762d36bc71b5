package dev.hatrack.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an agent leaves behind that was killed, and how it is taken back, on a real Consul and a
/// real Nomad.
class WithdrawIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String SERVICE = "hatrack-test-pi-scroll-hat-mini-leds";

  private final Path directory;
  private final URI address = URI.create("http://127.0.0.1:" + FreePorts.take(1).getFirst());
  private final ConsulServer consul;
  private final NomadServer nomad;
  private Optional<Process> agent = Optional.empty();

  WithdrawIT(@TempDir Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    TestBinaries binaries = TestBinaries.find();
    consul = new ConsulServer(binaries).start();
    nomad = new NomadServer(binaries, consul.address()).start();
  }

  @BeforeEach
  void anAgentIsRegistered() throws IOException {
    Files.writeString(
        config(),
        new AgentSettings(
                address,
                "[{ board: scroll-hat-mini, simulated: true }]",
                directory.resolve("state"),
                directory.resolve("bus.txt"))
            .yaml(consul.address(), nomad.address()));
    agent = Optional.of(hatrack("agent"));
    Await.until("it is in Consul", SOON, () -> services().contains(SERVICE));
    Await.until("it is in Nomad", SOON, () -> nomad.metadata().has("hat.leds"));
  }

  @AfterEach
  void close() {
    agent.ifPresent(Process::destroyForcibly);
    nomad.close();
    consul.close();
  }

  private Path config() {
    return directory.resolve("hatrack.yaml");
  }

  private Process hatrack(String command) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.hatrack.app.Main",
            command,
            "--config",
            config().toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve(command + ".log").toFile())
        .start();
  }

  private List<String> services() throws IOException {
    return names(consul.http().get("/v1/agent/services").fieldNames());
  }

  private List<String> metadata() throws IOException {
    return names(nomad.metadata().fieldNames());
  }

  private static List<String> names(Iterator<String> names) {
    Iterable<String> all = () -> names;
    Stream<String> stream = StreamSupport.stream(all.spliterator(), false);
    return stream.toList();
  }

  @Test
  void withdraw_afterACrash_takesOwnServicesAndMetadataBack()
      throws IOException, InterruptedException {
    consul.http().send("PUT", "/v1/agent/service/register", "{\"Name\": \"hat-shop\"}");
    agent.orElseThrow().destroyForcibly().waitFor();
    assertThat(services()).contains(SERVICE);

    assertThat(hatrack("withdraw").waitFor()).isZero();

    assertThat(services()).contains("hat-shop").noneMatch(id -> id.startsWith("hatrack-test-pi-"));
    assertThat(metadata()).noneMatch(key -> key.startsWith("hat."));
  }

  @Test
  void withdraw_whileTheAgentRuns_takesNothingAndSaysWhatToDo()
      throws IOException, InterruptedException {
    assertThat(hatrack("withdraw").waitFor()).isEqualTo(2);

    assertThat(Files.readString(directory.resolve("withdraw.log")))
        .contains("an agent runs, and takes back what it registered when it is stopped")
        .contains("sudo systemctl stop hatrack");
    assertThat(services()).contains(SERVICE);
  }
}
