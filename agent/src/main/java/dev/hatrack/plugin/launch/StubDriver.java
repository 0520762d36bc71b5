package dev.hatrack.plugin.launch;

import dev.hatrack.plugin.wire.driver.CapabilitiesRequest;
import dev.hatrack.plugin.wire.driver.CapabilitiesResponse;
import dev.hatrack.plugin.wire.driver.DestroyTaskRequest;
import dev.hatrack.plugin.wire.driver.DestroyTaskResponse;
import dev.hatrack.plugin.wire.driver.DriverCapabilities;
import dev.hatrack.plugin.wire.driver.DriverGrpc;
import dev.hatrack.plugin.wire.driver.DriverTaskEvent;
import dev.hatrack.plugin.wire.driver.FingerprintRequest;
import dev.hatrack.plugin.wire.driver.FingerprintResponse;
import dev.hatrack.plugin.wire.driver.RecoverTaskRequest;
import dev.hatrack.plugin.wire.driver.RecoverTaskResponse;
import dev.hatrack.plugin.wire.driver.StartTaskRequest;
import dev.hatrack.plugin.wire.driver.StartTaskResponse;
import dev.hatrack.plugin.wire.driver.StopTaskRequest;
import dev.hatrack.plugin.wire.driver.StopTaskResponse;
import dev.hatrack.plugin.wire.driver.TaskConfigSchemaRequest;
import dev.hatrack.plugin.wire.driver.TaskConfigSchemaResponse;
import dev.hatrack.plugin.wire.driver.TaskEventsRequest;
import dev.hatrack.plugin.wire.hclspec.ObjectSpec;
import dev.hatrack.plugin.wire.hclspec.Spec;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/// The driver while there is no agent: not detected, and why.
final class StubDriver extends DriverGrpc.DriverImplBase {
  static final String REASON =
      "the Hatrack agent is not running on this node: start it with `systemctl start hatrack`";

  @Override
  public void taskConfigSchema(
      TaskConfigSchemaRequest request, StreamObserver<TaskConfigSchemaResponse> answer) {
    Spec nothing = Spec.newBuilder().setObject(ObjectSpec.getDefaultInstance()).build();
    answer.onNext(TaskConfigSchemaResponse.newBuilder().setSpec(nothing).build());
    answer.onCompleted();
  }

  @Override
  public void capabilities(
      CapabilitiesRequest request, StreamObserver<CapabilitiesResponse> answer) {
    answer.onNext(
        CapabilitiesResponse.newBuilder()
            .setCapabilities(DriverCapabilities.getDefaultInstance())
            .build());
    answer.onCompleted();
  }

  /// Held open: one that ends is opened again at once.
  @Override
  public void fingerprint(FingerprintRequest request, StreamObserver<FingerprintResponse> answers) {
    hold(answers);
    answers.onNext(
        FingerprintResponse.newBuilder()
            .setHealth(FingerprintResponse.HealthState.UNDETECTED)
            .setHealthDescription(REASON)
            .build());
  }

  @Override
  public void taskEvents(TaskEventsRequest request, StreamObserver<DriverTaskEvent> answers) {
    hold(answers);
  }

  private static void hold(StreamObserver<?> answers) {
    ((ServerCallStreamObserver<?>) answers).setOnCancelHandler(() -> {});
  }

  @Override
  public void startTask(StartTaskRequest request, StreamObserver<StartTaskResponse> answer) {
    refuse(answer);
  }

  @Override
  public void recoverTask(RecoverTaskRequest request, StreamObserver<RecoverTaskResponse> answer) {
    refuse(answer);
  }

  private static void refuse(StreamObserver<?> answer) {
    answer.onError(Status.UNAVAILABLE.withDescription(REASON).asRuntimeException());
  }

  @Override
  public void stopTask(StopTaskRequest request, StreamObserver<StopTaskResponse> answer) {
    answer.onNext(StopTaskResponse.getDefaultInstance());
    answer.onCompleted();
  }

  @Override
  public void destroyTask(DestroyTaskRequest request, StreamObserver<DestroyTaskResponse> answer) {
    answer.onNext(DestroyTaskResponse.getDefaultInstance());
    answer.onCompleted();
  }
}
