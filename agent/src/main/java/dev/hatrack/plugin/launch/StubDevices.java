package dev.hatrack.plugin.launch;

import dev.hatrack.plugin.wire.device.DevicePluginGrpc;
import dev.hatrack.plugin.wire.device.FingerprintRequest;
import dev.hatrack.plugin.wire.device.FingerprintResponse;
import dev.hatrack.plugin.wire.device.ReserveRequest;
import dev.hatrack.plugin.wire.device.ReserveResponse;
import dev.hatrack.plugin.wire.device.StatsRequest;
import dev.hatrack.plugin.wire.device.StatsResponse;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/// The device plugin while there is no agent: no devices, on streams that never end. Nomad gives a
/// device plugin up whose streams do.
final class StubDevices extends DevicePluginGrpc.DevicePluginImplBase {
  @Override
  public void fingerprint(FingerprintRequest request, StreamObserver<FingerprintResponse> answers) {
    hold(answers);
    answers.onNext(FingerprintResponse.getDefaultInstance());
  }

  @Override
  public void stats(StatsRequest request, StreamObserver<StatsResponse> answers) {
    hold(answers);
  }

  private static void hold(StreamObserver<?> answers) {
    ((ServerCallStreamObserver<?>) answers).setOnCancelHandler(() -> {});
  }

  @Override
  public void reserve(ReserveRequest request, StreamObserver<ReserveResponse> answer) {
    answer.onError(Status.UNAVAILABLE.withDescription(StubDriver.REASON).asRuntimeException());
  }
}
