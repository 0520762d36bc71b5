package dev.hatrack.plugin.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.plugin.HostedPlugin;
import dev.hatrack.plugin.rpc.Answers;
import dev.hatrack.plugin.rpc.UnixChannel;
import dev.hatrack.plugin.wire.driver.DriverGrpc;
import dev.hatrack.plugin.wire.driver.FingerprintRequest;
import dev.hatrack.plugin.wire.driver.FingerprintResponse;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StubTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path directory;

  StubTest(@TempDir Path parent) {
    this.directory = parent.resolve("plugins");
  }

  @Test
  void stub_saysWhatIsWrong_untilTheAgentComes() throws Exception {
    PipedInputStream in = new PipedInputStream();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var out = new PrintStream(new PipedOutputStream(in), true, StandardCharsets.UTF_8);
        var nomad = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      var stub =
          threads.submit(
              () -> {
                new Stub(HostedPlugin.Kind.DRIVER, "1.2.3").serve(directory, out);
                return true;
              });
      Path socket = Path.of(nomad.readLine().split("\\|", -1)[3]);
      try (UnixChannel client = new UnixChannel(socket)) {
        Answers<FingerprintResponse> driver = new Answers<>();
        DriverGrpc.newStub(client.channel())
            .fingerprint(FingerprintRequest.getDefaultInstance(), driver);
        FingerprintResponse answer = driver.next(PATIENCE);
        assertThat(answer.getHealth()).isEqualTo(FingerprintResponse.HealthState.UNDETECTED);
        assertThat(answer.getHealthDescription()).contains("systemctl start hatrack");
      }
      assertThat(stub.isDone()).isFalse();

      SilentPlugin plugin = new SilentPlugin(HostedPlugin.Kind.DRIVER);
      try (Launches launches = Launches.open(directory, List.of(plugin), "1.2.3")) {
        assertThat(launches).isNotNull();
        assertThat(stub.get()).isTrue();
      }
      assertThat(socket.getParent()).doesNotExist();
    }
  }
}
