package dev.hatrack.plugin.driver;

import com.google.protobuf.ByteString;
import dev.hatrack.plugin.Launch;
import dev.hatrack.plugin.wire.driver.CapabilitiesRequest;
import dev.hatrack.plugin.wire.driver.CapabilitiesResponse;
import dev.hatrack.plugin.wire.driver.CreateNetworkRequest;
import dev.hatrack.plugin.wire.driver.CreateNetworkResponse;
import dev.hatrack.plugin.wire.driver.DestroyNetworkRequest;
import dev.hatrack.plugin.wire.driver.DestroyNetworkResponse;
import dev.hatrack.plugin.wire.driver.DestroyTaskRequest;
import dev.hatrack.plugin.wire.driver.DestroyTaskResponse;
import dev.hatrack.plugin.wire.driver.DriverCapabilities;
import dev.hatrack.plugin.wire.driver.DriverGrpc;
import dev.hatrack.plugin.wire.driver.DriverTaskEvent;
import dev.hatrack.plugin.wire.driver.ExecTaskRequest;
import dev.hatrack.plugin.wire.driver.ExecTaskResponse;
import dev.hatrack.plugin.wire.driver.ExecTaskStreamingIOOperation;
import dev.hatrack.plugin.wire.driver.ExecTaskStreamingRequest;
import dev.hatrack.plugin.wire.driver.ExecTaskStreamingResponse;
import dev.hatrack.plugin.wire.driver.ExitResult;
import dev.hatrack.plugin.wire.driver.FingerprintRequest;
import dev.hatrack.plugin.wire.driver.FingerprintResponse;
import dev.hatrack.plugin.wire.driver.InspectTaskRequest;
import dev.hatrack.plugin.wire.driver.InspectTaskResponse;
import dev.hatrack.plugin.wire.driver.NetworkIsolationSpec.NetworkIsolationMode;
import dev.hatrack.plugin.wire.driver.RecoverTaskRequest;
import dev.hatrack.plugin.wire.driver.RecoverTaskResponse;
import dev.hatrack.plugin.wire.driver.SignalTaskRequest;
import dev.hatrack.plugin.wire.driver.SignalTaskResponse;
import dev.hatrack.plugin.wire.driver.StartTaskRequest;
import dev.hatrack.plugin.wire.driver.StartTaskResponse;
import dev.hatrack.plugin.wire.driver.StopTaskRequest;
import dev.hatrack.plugin.wire.driver.StopTaskResponse;
import dev.hatrack.plugin.wire.driver.TaskConfigSchemaRequest;
import dev.hatrack.plugin.wire.driver.TaskConfigSchemaResponse;
import dev.hatrack.plugin.wire.driver.TaskEventsRequest;
import dev.hatrack.plugin.wire.driver.TaskStatsRequest;
import dev.hatrack.plugin.wire.driver.TaskStatsResponse;
import dev.hatrack.plugin.wire.driver.WaitTaskRequest;
import dev.hatrack.plugin.wire.driver.WaitTaskResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;

/// The driver as one launch of Nomad's sees it. What may wait does so on a thread of its own, so
/// that no call keeps another.
final class DriverService extends DriverGrpc.DriverImplBase {
  private static final DriverCapabilities CAPABILITIES =
      DriverCapabilities.newBuilder()
          .setSendSignals(true)
          .setExec(false)
          .setFsIsolation(DriverCapabilities.FSIsolation.NONE)
          .addNetworkIsolationModes(NetworkIsolationMode.HOST)
          .setMustCreateNetwork(false)
          .setMountConfigs(DriverCapabilities.MountConfigs.NO_MOUNTS)
          .setDisableLogCollection(false)
          .build();

  private static final String NOTHING_TO_EXEC_INTO =
      "the hat driver runs tasks inside the Hatrack agent: there is no process to exec into; see"
          + " `nomad alloc logs` for what the task says, and `hatrack leds` for what it shows";

  /// What a shell answers for a command that it finds and can't run.
  private static final int CANNOT_EXECUTE = 126;

  private final Tasks tasks;
  private final Fingerprints fingerprints;
  private final Starts starts;

  DriverService(Launch launch, Tasks tasks, Fingerprints fingerprints) {
    this.tasks = tasks;
    this.fingerprints = fingerprints;
    starts = new Starts(launch, tasks);
  }

  @Override
  public void taskConfigSchema(
      TaskConfigSchemaRequest request, StreamObserver<TaskConfigSchemaResponse> answer) {
    Answers.send(
        answer, TaskConfigSchemaResponse.newBuilder().setSpec(ConfigSchema.spec()).build());
  }

  @Override
  public void capabilities(
      CapabilitiesRequest request, StreamObserver<CapabilitiesResponse> answer) {
    Answers.send(answer, CapabilitiesResponse.newBuilder().setCapabilities(CAPABILITIES).build());
  }

  @Override
  public void fingerprint(FingerprintRequest request, StreamObserver<FingerprintResponse> answer) {
    fingerprints.open(answer);
  }

  @Override
  public void startTask(StartTaskRequest request, StreamObserver<StartTaskResponse> answer) {
    Answers.later(answer, () -> starts.start(request.getTask()));
  }

  @Override
  public void recoverTask(RecoverTaskRequest request, StreamObserver<RecoverTaskResponse> answer) {
    Answers.later(answer, () -> starts.recover(request.getHandle()));
  }

  @Override
  public void waitTask(WaitTaskRequest request, StreamObserver<WaitTaskResponse> answer) {
    tasks
        .find(request.getTaskId())
        .ifPresentOrElse(
            task -> task.onExit(exit -> Answers.send(answer, ended(exit))),
            () -> Answers.fail(answer, Refusal.unknown(request.getTaskId())));
  }

  private static WaitTaskResponse ended(Exit exit) {
    return WaitTaskResponse.newBuilder().setResult(exit.result()).setErr(exit.reason()).build();
  }

  /// OK for a task that there is not, too: Nomad would only ask again and again.
  @Override
  public void stopTask(StopTaskRequest request, StreamObserver<StopTaskResponse> answer) {
    Answers.later(
        answer,
        () -> {
          tasks
              .find(request.getTaskId())
              .ifPresent(task -> task.stop(Times.duration(request.getTimeout())));
          return StopTaskResponse.getDefaultInstance();
        });
  }

  @Override
  public void destroyTask(DestroyTaskRequest request, StreamObserver<DestroyTaskResponse> answer) {
    Answers.later(
        answer,
        () -> {
          tasks.find(request.getTaskId()).ifPresent(task -> destroy(task, request.getForce()));
          return DestroyTaskResponse.getDefaultInstance();
        });
  }

  private void destroy(HostedTask task, boolean force) {
    String id = task.config().getId();
    if (task.running() && !force) {
      throw Refusal.forGood(
          Status.Code.FAILED_PRECONDITION, "task '" + id + "' is running: stop it first");
    }
    if (task.running()) {
      task.kill("it was destroyed");
    }
    tasks.forget(id);
  }

  @Override
  public void inspectTask(InspectTaskRequest request, StreamObserver<InspectTaskResponse> answer) {
    Answers.now(answer, () -> Inspection.of(tasks.named(request.getTaskId())));
  }

  @Override
  public void taskStats(TaskStatsRequest request, StreamObserver<TaskStatsResponse> answer) {
    tasks
        .find(request.getTaskId())
        .ifPresentOrElse(
            task ->
                UsageStream.open(
                    task, tasks.time(), Times.duration(request.getCollectionInterval()), answer),
            () -> Answers.fail(answer, Refusal.unknown(request.getTaskId())));
  }

  @Override
  public void taskEvents(TaskEventsRequest request, StreamObserver<DriverTaskEvent> answer) {
    tasks.events().open(answer);
  }

  @Override
  public void signalTask(SignalTaskRequest request, StreamObserver<SignalTaskResponse> answer) {
    Answers.later(
        answer,
        () -> {
          Signals.named(request.getSignal()).sendTo(tasks.named(request.getTaskId()));
          return SignalTaskResponse.getDefaultInstance();
        });
  }

  @Override
  public void execTask(ExecTaskRequest request, StreamObserver<ExecTaskResponse> answer) {
    Answers.fail(answer, nothingToExecInto());
  }

  @Override
  public StreamObserver<ExecTaskStreamingRequest> execTaskStreaming(
      StreamObserver<ExecTaskStreamingResponse> answer) {
    // Nomad's command hides the words of a failed call ("unexpected EOF"): so they are said on the
    // shell's own standard error, and the shell ends badly.
    ByteString words = ByteString.copyFromUtf8(NOTHING_TO_EXEC_INTO + "\n");
    answer.onNext(
        ExecTaskStreamingResponse.newBuilder()
            .setStderr(ExecTaskStreamingIOOperation.newBuilder().setData(words))
            .build());
    answer.onNext(
        ExecTaskStreamingResponse.newBuilder()
            .setExited(true)
            .setResult(ExitResult.newBuilder().setExitCode(CANNOT_EXECUTE))
            .build());
    answer.onCompleted();
    return new Ignored<>();
  }

  private static StatusRuntimeException nothingToExecInto() {
    return Refusal.forGood(Status.Code.UNIMPLEMENTED, NOTHING_TO_EXEC_INTO);
  }

  @Override
  public void createNetwork(
      CreateNetworkRequest request, StreamObserver<CreateNetworkResponse> answer) {
    Answers.fail(answer, noNetworks());
  }

  @Override
  public void destroyNetwork(
      DestroyNetworkRequest request, StreamObserver<DestroyNetworkResponse> answer) {
    Answers.fail(answer, noNetworks());
  }

  private static StatusRuntimeException noNetworks() {
    return Refusal.forGood(
        Status.Code.UNIMPLEMENTED,
        "the hat driver makes no networks: its tasks run in the agent's, use network mode host");
  }

  /// What is sent after an answer that has ended the call.
  private static final class Ignored<T> implements StreamObserver<T> {
    @Override
    public void onNext(T value) {}

    @Override
    public void onError(Throwable error) {}

    @Override
    public void onCompleted() {}
  }
}
