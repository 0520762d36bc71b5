package dev.hatrack.plugin.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.hatrack.plugin.wire.driver.TaskConfig;
import dev.hatrack.plugin.wire.driver.TaskHandle;
import dev.hatrack.plugin.wire.driver.WaitTaskResponse;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What should not happen, and does.
class DriverOddOrdersTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final FakeTasks tasks = new FakeTasks();
  private final FakeHats hats = new FakeHats();
  private final FakeLaunch launch = FakeLaunch.create();
  private final HatDriver driver = driver();
  private final NomadClient nomad = new NomadClient(driver, launch);

  private HatDriver driver() {
    return new HatDriver(tasks, hats, new SwitchedHealth(), "0.1.0", InstantSource.system());
  }

  @AfterEach
  void end() {
    tasks.mercy.countDown();
    driver.close();
    nomad.close();
  }

  @Test
  void startTwice_theSecondIsRefusedAndTheFirstRunsOn() throws InterruptedException {
    TaskHandle handle = nomad.start("clock", "waiting");
    assertThat(launch.nextLine()).endsWith("started");

    Status second = NomadClient.refusal(() -> nomad.start("clock", "waiting"));

    assertThat(second.getCode()).isEqualTo(Status.Code.ALREADY_EXISTS);
    assertThat(tasks.running).hasValue(1);
    nomad.stop(handle.getConfig().getId(), LONG);
  }

  @Test
  void startUnderANewId_endsTheOldOneFirst() {
    TaskHandle old = nomad.start("clock", "waiting");
    TaskConfig again = old.getConfig().toBuilder().setId("alloc-clock/clock/89abcdef").build();

    var unused = nomad.start(again);

    assertThat(nomad.await(old).hasResult()).isTrue();
    assertThat(hats.closed).containsExactly("clock");
    assertThat(hats.opened).hasSize(2);
  }

  @Test
  void stopOrDestroyAnUnknownTask_isFine() {
    nomad.stop("nobody", Duration.ZERO);
    nomad.destroy("nobody", true);
  }

  @Test
  void waitAfterTheEnd_tellsHowItEnded_untilItIsDestroyed() {
    TaskHandle handle = nomad.start("alert", "failing");
    WaitTaskResponse first = nomad.await(handle);

    assertThat(nomad.await(handle)).isEqualTo(first);
    nomad.destroy(handle.getConfig().getId(), false);
    assertThat(NomadClient.refusal(() -> nomad.await(handle)).getCode())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void destroyARunningTask_takesForce() {
    TaskHandle handle = nomad.start("clock", "waiting");
    String id = handle.getConfig().getId();
    CompletableFuture<WaitTaskResponse> waiting = nomad.awaiting(handle);

    assertThat(NomadClient.refusal(() -> nomad.destroy(id, false)).getDescription())
        .contains("stop it first");
    nomad.destroy(id, true);

    assertThat(waiting.join().hasResult()).isTrue();
  }

  @Test
  void manyWaits_allHear() {
    TaskHandle handle = nomad.start("clock", "waiting");
    List<CompletableFuture<WaitTaskResponse>> waits =
        IntStream.range(0, 50).mapToObj(_ -> nomad.awaiting(handle)).toList();

    nomad.stop(handle.getConfig().getId(), LONG);

    assertThat(waits).allMatch(wait -> wait.join().hasResult());
  }

  @Test
  void recover_aRunningTask_letsItRun_onTheNewLaunch() throws InterruptedException {
    TaskHandle handle = nomad.start("clock", "waiting");
    assertThat(launch.nextLine()).endsWith("started");
    FakeLaunch next = FakeLaunch.create();
    launch.die();

    try (NomadClient relaunched = new NomadClient(driver, next)) {
      relaunched.recover(NomadClient.remembered(handle));
      relaunched.recover(NomadClient.remembered(handle));
      relaunched.stop(handle.getConfig().getId(), LONG);
    }

    assertThat(next.nextLine()).endsWith("stopped");
    assertThat(tasks.prepared).hasValue(1);
  }

  @Test
  void recover_afterTheAgentWasRestarted_runsItAgain() throws InterruptedException {
    TaskConfig config = NomadClient.config("says", Map.of("task", "saying", "args", List.of("a")));
    TaskHandle handle = nomad.start(config);
    assertThat(launch.nextLine()).endsWith("[a]");

    try (HatDriver restarted = driver();
        NomadClient client = new NomadClient(restarted, launch)) {
      client.recover(NomadClient.remembered(handle));
      assertThat(launch.nextLine()).endsWith("[a]");
      assertThat(client.await(handle).getResult().getExitCode()).isZero();
    }
  }

  @Test
  void recover_aStateThatCannotBeRead_saysWhy() throws IOException {
    TaskHandle handle = nomad.start("done", "done");
    try (HatDriver restarted = driver();
        NomadClient client = new NomadClient(restarted, launch)) {
      TaskHandle old = with(handle, "{\"version\":99}");
      assertThat(NomadClient.refusal(() -> client.recover(old)).getDescription())
          .contains("version 99", "can't be recovered");
      assertThat(NomadClient.recoverable(() -> client.recover(old))).isFalse();
      assertThat(NomadClient.refusal(() -> client.recover(with(handle, "{"))).getDescription())
          .contains("can't be read");
      assertThat(NomadClient.refusal(() -> client.recover(with(handle, ""))).isOk()).isFalse();
      assertThat(
              NomadClient.refusal(() -> client.recover(TaskHandle.getDefaultInstance()))
                  .getDescription())
          .contains("names no task");
    }
  }

  private static TaskHandle with(TaskHandle handle, String state) {
    return handle.toBuilder().setDriverState(ByteString.copyFromUtf8(state)).build();
  }

  @Test
  void twoHundredTasksAtOnce_allRunAndAllStop() {
    List<TaskHandle> started =
        IntStream.range(0, 200).parallel().mapToObj(i -> nomad.start("t" + i, "waiting")).toList();
    started.parallelStream().forEach(handle -> nomad.stop(handle.getConfig().getId(), LONG));

    assertThat(started)
        .allMatch(handle -> nomad.await(handle).getResult().getExitCode() == 0)
        .hasSize(200);
    assertThat(hats.closed).hasSize(200);
  }

  @Test
  void aLogWithoutAReader_keepsNobodyWaiting() throws InterruptedException {
    FakeLaunch deaf = FakeLaunch.withoutReader();
    try (NomadClient client = new NomadClient(driver, deaf)) {
      TaskHandle handle = client.start("clock", "waiting");
      client.stop(handle.getConfig().getId(), LONG);
      assertThat(client.await(handle).getResult().getExitCode()).isZero();
      deaf.readerComes();
      assertThat(deaf.nextLine()).endsWith("started");
    }
  }

  @Test
  void closingTheAgent_endsTasksWithoutAWord() {
    TaskHandle waiting = nomad.start("clock", "waiting");
    TaskHandle stubborn = nomad.start("stubborn", "stubborn");
    CompletableFuture<WaitTaskResponse> first = nomad.awaiting(waiting);
    CompletableFuture<WaitTaskResponse> second = nomad.awaiting(stubborn);
    long began = System.nanoTime();

    driver.close();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThat(hats.closed).containsExactlyInAnyOrder("clock", "stubborn");
    assertThat(first).isNotDone();
    assertThat(second).isNotDone();
    assertThat(NomadClient.refusal(() -> nomad.start("late", "waiting")).getDescription())
        .contains("agent is stopping");
  }
}
