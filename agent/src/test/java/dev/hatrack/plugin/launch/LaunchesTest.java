package dev.hatrack.plugin.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hatrack.plugin.HostedPlugin;
import dev.hatrack.plugin.Launch;
import dev.hatrack.plugin.rpc.Answers;
import dev.hatrack.plugin.rpc.UnixChannel;
import dev.hatrack.plugin.wire.base.BasePluginGrpc;
import dev.hatrack.plugin.wire.base.ConfigSchemaRequest;
import dev.hatrack.plugin.wire.base.NomadConfig;
import dev.hatrack.plugin.wire.base.PluginInfoRequest;
import dev.hatrack.plugin.wire.base.PluginInfoResponse;
import dev.hatrack.plugin.wire.base.PluginType;
import dev.hatrack.plugin.wire.base.SetConfigRequest;
import dev.hatrack.plugin.wire.goplugin.ConnInfo;
import dev.hatrack.plugin.wire.goplugin.Empty;
import dev.hatrack.plugin.wire.goplugin.GRPCBrokerGrpc;
import dev.hatrack.plugin.wire.goplugin.GRPCControllerGrpc;
import dev.hatrack.plugin.wire.goplugin.GRPCStdioGrpc;
import dev.hatrack.plugin.wire.goplugin.StdioData;
import dev.hatrack.plugin.wire.health.HealthCheckRequest;
import dev.hatrack.plugin.wire.health.HealthCheckResponse;
import dev.hatrack.plugin.wire.health.HealthGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LaunchesTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path directory;
  private final SilentPlugin driver = new SilentPlugin(HostedPlugin.Kind.DRIVER);
  private final SilentPlugin device = new SilentPlugin(HostedPlugin.Kind.DEVICE);
  private final Launches launches;

  LaunchesTest(@TempDir Path parent) throws IOException {
    directory = parent.toRealPath().resolve("plugins");
    launches = Launches.open(directory, List.of(driver, device), "0.1.0-SNAPSHOT");
  }

  @AfterEach
  void close() {
    launches.close();
  }

  @Test
  void directory_isTheOwnersAlone() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
  }

  @Test
  void directory_belongsToOneAgent() {
    assertThatCode(() -> Launches.open(directory, List.of(), "1"))
        .hasMessageContaining("another agent uses");
  }

  @Test
  void launcher_isGivenASocketThatAnswers() throws Exception {
    try (Launcher launcher = new Launcher("driver", directory);
        UnixChannel nomad = new UnixChannel(launcher.socket())) {
      PluginInfoResponse info =
          BasePluginGrpc.newBlockingStub(nomad.channel())
              .pluginInfo(PluginInfoRequest.getDefaultInstance());

      assertThat(info.getType()).isEqualTo(PluginType.DRIVER);
      assertThat(info.getName()).isEqualTo("hat");
      assertThat(info.getPluginVersion()).isEqualTo("0.1.0");
      assertThat(info.getPluginApiVersionsList()).containsExactly("v0.1.0");
      assertThat(
              BasePluginGrpc.newBlockingStub(nomad.channel())
                  .configSchema(ConfigSchemaRequest.getDefaultInstance())
                  .hasSpec())
          .isFalse();
    }
  }

  @Test
  void launch_staysOnceItHasTheClientsConfiguration() throws Exception {
    try (Launcher launcher = new Launcher("device", directory);
        UnixChannel nomad = new UnixChannel(launcher.socket())) {
      Launch launch = device.launches().take();
      var base = BasePluginGrpc.newBlockingStub(nomad.channel());
      var probed = base.setConfig(SetConfigRequest.getDefaultInstance());
      assertThat(probed).isNotNull();
      assertThat(launch.staying()).isFalse();

      var told =
          base.setConfig(
              SetConfigRequest.newBuilder()
                  .setNomadConfig(NomadConfig.getDefaultInstance())
                  .build());
      assertThat(told).isNotNull();
      assertThat(launch.staying()).isTrue();
      assertThat(launch.live()).isTrue();
    }
  }

  @Test
  void goPluginsOwnServices_answer() throws Exception {
    try (Launcher launcher = new Launcher("driver", directory);
        UnixChannel nomad = new UnixChannel(launcher.socket())) {
      assertThat(
              HealthGrpc.newBlockingStub(nomad.channel())
                  .check(HealthCheckRequest.newBuilder().setService("plugin").build())
                  .getStatus())
          .isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
      Answers<ConnInfo> connections = new Answers<>();
      StreamObserver<ConnInfo> broker =
          GRPCBrokerGrpc.newStub(nomad.channel()).startStream(connections);
      broker.onNext(ConnInfo.getDefaultInstance());
      Answers<StdioData> stdio = new Answers<>();
      GRPCStdioGrpc.newStub(nomad.channel())
          .streamStdio(com.google.protobuf.Empty.getDefaultInstance(), stdio);
      broker.onCompleted();
      assertThat(connections.end(PATIENCE)).isEqualTo(Status.Code.OK);
    }
  }

  @Test
  void shutdown_endsItsOwnLaunchOnly() throws Exception {
    try (Launcher one = new Launcher("driver", directory);
        Launcher other = new Launcher("driver", directory);
        UnixChannel toOne = new UnixChannel(one.socket());
        UnixChannel toOther = new UnixChannel(other.socket())) {
      Launch first = driver.launches().take();
      Launch second = driver.launches().take();

      var answer =
          GRPCControllerGrpc.newBlockingStub(toOne.channel()).shutdown(Empty.getDefaultInstance());

      assertThat(answer).isNotNull();
      assertThat(one.exit(AT_ONCE)).isZero();
      assertThat(List.of(first.live(), second.live())).containsExactlyInAnyOrder(true, false);
      assertThat(other.alive()).isTrue();
      assertThat(
              HealthGrpc.newBlockingStub(toOther.channel())
                  .check(HealthCheckRequest.getDefaultInstance()))
          .isNotNull();
    }
  }

  @Test
  void stop_endsLaunchersFirst_andNoStreamWell() throws Exception {
    try (Launcher launcher = new Launcher("driver", directory);
        UnixChannel nomad = new UnixChannel(launcher.socket())) {
      Answers<StdioData> stdio = new Answers<>();
      GRPCStdioGrpc.newStub(nomad.channel())
          .streamStdio(com.google.protobuf.Empty.getDefaultInstance(), stdio);
      var served =
          HealthGrpc.newBlockingStub(nomad.channel())
              .check(HealthCheckRequest.getDefaultInstance());
      assertThat(served).isNotNull();

      launches.close();

      assertThat(launcher.exit(AT_ONCE)).isZero();
      assertThat(stdio.end(PATIENCE)).isEqualTo(Status.Code.UNAVAILABLE);
      try (var left = Files.list(directory)) {
        assertThat(left.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("driver.next", "device.next", "lock");
      }
    }
  }
}
