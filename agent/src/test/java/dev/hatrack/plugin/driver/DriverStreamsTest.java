package dev.hatrack.plugin.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.hatrack.plugin.wire.driver.CapabilitiesRequest;
import dev.hatrack.plugin.wire.driver.CreateNetworkRequest;
import dev.hatrack.plugin.wire.driver.DriverCapabilities;
import dev.hatrack.plugin.wire.driver.DriverTaskEvent;
import dev.hatrack.plugin.wire.driver.ExecTaskRequest;
import dev.hatrack.plugin.wire.driver.ExecTaskStreamingRequest;
import dev.hatrack.plugin.wire.driver.ExecTaskStreamingResponse;
import dev.hatrack.plugin.wire.driver.FingerprintRequest;
import dev.hatrack.plugin.wire.driver.FingerprintResponse;
import dev.hatrack.plugin.wire.driver.FingerprintResponse.HealthState;
import dev.hatrack.plugin.wire.driver.TaskConfigSchemaRequest;
import dev.hatrack.plugin.wire.driver.TaskEventsRequest;
import dev.hatrack.plugin.wire.driver.TaskHandle;
import dev.hatrack.plugin.wire.driver.TaskStatsRequest;
import dev.hatrack.plugin.wire.driver.TaskStatsResponse;
import dev.hatrack.plugin.wire.hclspec.Spec;
import dev.hatrack.plugin.wire.structs.Attribute;
import io.grpc.Status;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the driver says of itself and of its tasks.
class DriverStreamsTest {
  private final FakeTasks tasks = new FakeTasks();
  private final SwitchedHealth health = new SwitchedHealth();
  private final HatDriver driver =
      new HatDriver(tasks, new FakeHats(), health, "0.1.0", InstantSource.system());
  private final NomadClient nomad = new NomadClient(driver, FakeLaunch.create());

  @AfterEach
  void end() {
    driver.close();
    nomad.close();
  }

  @Test
  void schema_leavesNothingUnset() {
    Map<String, Spec> attributes =
        nomad
            .call()
            .taskConfigSchema(TaskConfigSchemaRequest.getDefaultInstance())
            .getSpec()
            .getObject()
            .getAttributesMap();

    assertThat(attributes)
        .containsOnlyKeys("task", "args", "options", "board", "priority", "ttl", "exclusive");
    assertThat(attributes.getOrDefault("task", Spec.getDefaultInstance()).getAttr().getRequired())
        .isTrue();
    assertThat(attributes.values())
        .noneMatch(spec -> spec.getBlockCase() == Spec.BlockCase.BLOCK_NOT_SET);
  }

  @Test
  void capabilities_areWhatTheDriverCan() {
    DriverCapabilities can =
        nomad.call().capabilities(CapabilitiesRequest.getDefaultInstance()).getCapabilities();

    assertThat(can.getSendSignals()).isTrue();
    assertThat(can.getExec()).isFalse();
    assertThat(can.getMustCreateNetwork()).isFalse();
    assertThat(can.getDisableLogCollection()).isFalse();
    assertThat(can.getNetworkIsolationModesCount()).isEqualTo(1);
    assertThat(can.getMountConfigs()).isEqualTo(DriverCapabilities.MountConfigs.NO_MOUNTS);
  }

  @Test
  void whatItCannot_isRefusedInWords() {
    assertThat(
            NomadClient.refusal(() -> nomad.call().execTask(ExecTaskRequest.getDefaultInstance()))
                .getDescription())
        .contains("no process to exec into");
    assertThat(
            NomadClient.refusal(
                    () -> nomad.call().createNetwork(CreateNetworkRequest.getDefaultInstance()))
                .getCode())
        .isEqualTo(Status.Code.UNIMPLEMENTED);
  }

  @Test
  void allocExec_saysWhyNotOnStandardError_andEndsBadly() throws InterruptedException {
    Heard<ExecTaskStreamingRequest, ExecTaskStreamingResponse> shell = new Heard<>();
    nomad.stream().execTaskStreaming(shell).onNext(ExecTaskStreamingRequest.getDefaultInstance());

    assertThat(shell.next().getStderr().getData().toStringUtf8())
        .contains("no process to exec into");
    ExecTaskStreamingResponse last = shell.next();
    assertThat(last.getExited()).isTrue();
    assertThat(last.getResult().getExitCode()).isEqualTo(126);
    assertThat(shell.ended.join()).isEmpty();
  }

  @Test
  void fingerprint_isSentAtOnceAndAfterEachChange() throws InterruptedException {
    Heard<FingerprintRequest, FingerprintResponse> heard = fingerprints();

    FingerprintResponse first = heard.next();
    assertThat(first.getHealth()).isEqualTo(HealthState.HEALTHY);
    assertThat(first.getAttributesMap())
        .containsEntry(
            "driver.hat.boards", Attribute.newBuilder().setStringVal("scroll-hat-mini").build());
    assertThat(first.getAttributesMap()).containsKeys("driver.hat.version", "driver.hat.tasks");

    health.set(condition(DriverHealth.State.UNHEALTHY, "the board is gone"));
    assertThat(heard.next().getHealthDescription()).isEqualTo("the board is gone");
    health.set(condition(DriverHealth.State.UNDETECTED, "no boards"));
    assertThat(heard.next().getAttributesMap()).isEmpty();
    assertThat(heard.ended).isNotDone();
  }

  @Test
  void fingerprint_abandonedByOne_goesOnForTheOther() throws InterruptedException {
    Heard<FingerprintRequest, FingerprintResponse> gone = fingerprints();
    Heard<FingerprintRequest, FingerprintResponse> stays = fingerprints();
    assertThat(gone.next()).isEqualTo(stays.next());

    gone.abandon();
    health.set(condition(DriverHealth.State.UNHEALTHY, "changed"));

    assertThat(stays.next().getHealthDescription()).isEqualTo("changed");
  }

  private Heard<FingerprintRequest, FingerprintResponse> fingerprints() {
    Heard<FingerprintRequest, FingerprintResponse> heard = new Heard<>();
    nomad.stream().fingerprint(FingerprintRequest.getDefaultInstance(), heard);
    return heard;
  }

  private static DriverHealth.Condition condition(DriverHealth.State state, String words) {
    return new DriverHealth.Condition(state, words, List.of());
  }

  @Test
  void events_tellWhyATaskFailed_alsoWhatWasBeforeTheStream() throws InterruptedException {
    TaskHandle handle = nomad.start("alert", "failing");
    assertThat(nomad.await(handle).hasResult()).isTrue();
    Heard<TaskEventsRequest, DriverTaskEvent> heard = new Heard<>();

    nomad.stream().taskEvents(TaskEventsRequest.getDefaultInstance(), heard);

    DriverTaskEvent event = heard.next();
    assertThat(event.getTaskId()).isEqualTo(handle.getConfig().getId());
    assertThat(event.getAllocId()).isEqualTo("alloc-alert");
    assertThat(event.getTaskName()).isEqualTo("alert");
    assertThat(event.hasTimestamp()).isTrue();
    assertThat(event.getMessage()).contains("priority 90");
    assertThat(heard.ended).isNotDone();
  }

  @Test
  void stats_comeEachInterval_andSayNothingThatIsNotKnown() throws InterruptedException {
    TaskHandle handle = nomad.start("clock", "waiting");
    Heard<TaskStatsRequest, TaskStatsResponse> heard = stats(handle);

    var unused = heard.next();
    TaskStatsResponse second = heard.next();

    assertThat(second.getStats().hasTimestamp()).isTrue();
    assertThat(second.getStats().hasAggResourceUsage()).isTrue();
    assertThat(second.getStats().getAggResourceUsage().getCpu().getMeasuredFieldsList()).isEmpty();
    heard.abandon();
    nomad.signal(handle, "SIGTERM");
    assertThat(nomad.await(handle).hasResult()).isTrue();
  }

  @Test
  void stats_ofATaskThatEnds_end() {
    TaskHandle handle = nomad.start("clock", "waiting");
    Heard<TaskStatsRequest, TaskStatsResponse> heard = stats(handle);

    nomad.signal(handle, "SIGTERM");

    assertThat(heard.ended.join()).isPresent();
  }

  private Heard<TaskStatsRequest, TaskStatsResponse> stats(TaskHandle handle) {
    Heard<TaskStatsRequest, TaskStatsResponse> heard = new Heard<>();
    TaskStatsRequest request =
        TaskStatsRequest.newBuilder()
            .setTaskId(handle.getConfig().getId())
            .setCollectionInterval(Duration.newBuilder().setNanos(100_000_000))
            .build();
    nomad.stream().taskStats(request, heard);
    return heard;
  }
}
