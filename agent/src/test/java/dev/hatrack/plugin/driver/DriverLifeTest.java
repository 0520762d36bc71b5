package dev.hatrack.plugin.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.hat.Holder;
import dev.hatrack.plugin.wire.driver.InspectTaskRequest;
import dev.hatrack.plugin.wire.driver.InspectTaskResponse;
import dev.hatrack.plugin.wire.driver.TaskConfig;
import dev.hatrack.plugin.wire.driver.TaskHandle;
import dev.hatrack.plugin.wire.driver.TaskState;
import dev.hatrack.plugin.wire.driver.WaitTaskResponse;
import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A task from its start to its end, driven as Nomad drives it.
class DriverLifeTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  private final FakeTasks tasks = new FakeTasks();
  private final FakeHats hats = new FakeHats();
  private final FakeLaunch launch = FakeLaunch.create();
  private final HatDriver driver =
      new HatDriver(tasks, hats, new SwitchedHealth(), "0.1.0", InstantSource.system());
  private final NomadClient nomad = new NomadClient(driver, launch);

  @AfterEach
  void end() {
    tasks.mercy.countDown();
    driver.close();
    nomad.close();
  }

  @Test
  void start_answersWithAHandleThatEchoesTheTask() {
    TaskConfig config = NomadClient.config("clock", Map.of("task", "waiting"));

    TaskHandle handle = nomad.start(config);

    assertThat(handle.getVersion()).isPositive();
    assertThat(handle.getConfig()).isEqualTo(config);
    assertThat(handle.getState()).isEqualTo(TaskState.RUNNING);
    assertThat(handle.getDriverState().toStringUtf8()).contains("\"version\":1", "waiting");
    assertThat(hats.opened)
        .containsExactly(new Holder.AllocatedTask("default", "job-clock", "clock", "alloc-clock"));
  }

  @Test
  void stop_aTaskThatListens_endsItWithNought() throws InterruptedException {
    TaskHandle handle = nomad.start("clock", "waiting");
    assertThat(launch.nextLine()).endsWith(".clock.stdout.fifo: started");

    nomad.stop(handle.getConfig().getId(), Duration.ofSeconds(20));

    assertThat(launch.nextLine()).endsWith("stopped");
    WaitTaskResponse end = nomad.await(handle);
    assertThat(end.hasResult()).isTrue();
    assertThat(end.getResult().getExitCode()).isZero();
    assertThat(end.getErr()).isEmpty();
    assertThat(hats.closed).containsExactly("clock");
  }

  @Test
  void stop_aTaskThatDoesNotListen_interruptsIt() {
    TaskHandle handle = nomad.start("deaf", "deaf");

    nomad.stop(handle.getConfig().getId(), SHORT);

    WaitTaskResponse end = nomad.await(handle);
    assertThat(end.getResult().getSignal()).isEqualTo(9);
    assertThat(end.getErr()).contains("interrupted");
  }

  @Test
  void stop_aTaskThatIgnoresInterruption_cutsItOff() {
    TaskHandle handle = nomad.start("stubborn", "stubborn");
    long began = System.nanoTime();

    nomad.stop(handle.getConfig().getId(), SHORT);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SHORT.plusSeconds(1));
    WaitTaskResponse end = nomad.await(handle);
    assertThat(end.getResult().getExitCode()).isEqualTo(137);
    assertThat(end.getErr()).contains("cut off from its boards");
    assertThat(hats.closed).containsExactly("stubborn");
  }

  @Test
  void aTaskThatFails_exitsWithOneAndItsReason() throws InterruptedException {
    WaitTaskResponse end = nomad.await(nomad.start("alert", "failing"));

    assertThat(end.getResult().getExitCode()).isEqualTo(1);
    assertThat(end.getErr()).startsWith("priority 90 is more than 50");
    assertThat(launch.nextLine()).contains("priority 90");
  }

  @Test
  void aTaskWithABug_exitsWithOneAndTheException() {
    WaitTaskResponse end = nomad.await(nomad.start("broken", "broken"));

    assertThat(end.getResult().getExitCode()).isEqualTo(1);
    assertThat(end.getErr()).isEqualTo("IllegalStateException: a bug");
  }

  @Test
  void start_whatIsWrong_isRefusedForGoodInWords() throws IOException {
    Map<String, ?> wrongOption = Map.of("task", "waiting", "options", Map.of("wrong", true));
    Runnable start = () -> nomad.start(NomadClient.config("a", wrongOption));

    assertThat(NomadClient.refusal(start).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(NomadClient.refusal(start).getDescription()).contains("no option '--wrong'");
    assertThat(NomadClient.recoverable(start)).isFalse();
    assertThat(NomadClient.refusal(() -> nomad.start("b", "clokc")).getDescription())
        .contains("no task 'clokc'");
    assertThat(NomadClient.refusal(() -> nomad.start("c", "")).getDescription())
        .contains("task is missing");
    assertThat(hats.opened).isEmpty();
  }

  @Test
  void start_whileTheBoardsAreNotReady_mayBeTriedAgain() throws IOException {
    hats.ready = false;
    Runnable start = () -> nomad.start("clock", "waiting");

    assertThat(NomadClient.recoverable(start)).isTrue();
    assertThat(NomadClient.refusal(start).getDescription()).contains("not up yet");
    hats.ready = true;
    assertThat(NomadClient.refusal(start).isOk()).isTrue();
  }

  @Test
  void aTask_getsItsArgumentsItsEnvironmentAndItsToken() throws InterruptedException {
    TaskConfig config =
        NomadClient.config("says", Map.of("task", "saying", "args", List.of("a", "b"))).toBuilder()
            .putEnv("GREETING", "hello")
            .putEnv("HATRACK_TOKEN", "reserved")
            .build();

    var unused = nomad.start(config);

    assertThat(launch.nextLine()).endsWith("[a, b] hello");
    assertThat(hats.tokens).containsExactly("reserved");
  }

  @Test
  void aTask_readsItsOwnFilesOnly() throws InterruptedException {
    byte[] page = "page one".getBytes(StandardCharsets.UTF_8);
    launch.files.put(Path.of("/var/nomad/alloc-reads/reads/local/page.txt"), page);

    var unused = nomad.start("reads", "reading");

    assertThat(launch.nextLine()).endsWith("local/page.txt = page one");
    assertThat(launch.nextLine()).contains("outside of the task's directory");
    assertThat(launch.nextLine()).contains("/etc/passwd is outside");
  }

  @Test
  void signals_meanWhatATaskCanDo() {
    TaskHandle clock = nomad.start("clock", "waiting");
    TaskHandle page = nomad.start("page", "rereading");

    assertThat(NomadClient.refusal(() -> nomad.signal(clock, "SIGUSR1")).getDescription())
        .contains("'SIGUSR1' means nothing");
    assertThat(NomadClient.refusal(() -> nomad.signal(clock, "SIGHUP")).getCode())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
    nomad.signal(page, "SIGHUP");
    nomad.signal(clock, "SIGTERM");

    assertThat(nomad.await(page).getResult().getExitCode()).isZero();
    assertThat(nomad.await(clock).getResult().getExitCode()).isZero();
    assertThat(NomadClient.refusal(() -> nomad.signal(clock, "SIGINT")).getDescription())
        .contains("has ended");
  }

  @Test
  void inspect_setsEveryTime() {
    TaskHandle handle = nomad.start("clock", "waiting");
    InspectTaskRequest request =
        InspectTaskRequest.newBuilder().setTaskId(handle.getConfig().getId()).build();

    InspectTaskResponse running = nomad.call().inspectTask(request);
    nomad.stop(handle.getConfig().getId(), Duration.ofSeconds(20));
    InspectTaskResponse exited = nomad.call().inspectTask(request);

    assertThat(running.getTask().getState()).isEqualTo(TaskState.RUNNING);
    assertThat(running.getTask().hasResult()).isTrue();
    assertThat(running.getTask().hasCompletedAt()).isTrue();
    assertThat(exited.getTask().getState()).isEqualTo(TaskState.EXITED);
    assertThat(exited.getTask().getCompletedAt().getSeconds()).isPositive();
  }
}
