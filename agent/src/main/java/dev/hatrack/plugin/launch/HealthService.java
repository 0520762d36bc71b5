package dev.hatrack.plugin.launch;

import dev.hatrack.plugin.wire.health.HealthCheckRequest;
import dev.hatrack.plugin.wire.health.HealthCheckResponse;
import dev.hatrack.plugin.wire.health.HealthGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;

/// Whether the plugin serves; it does when it can be asked.
public final class HealthService extends HealthGrpc.HealthImplBase {
  private static final String PLUGIN = "plugin";

  @Override
  public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {
    if (!request.getService().isEmpty() && !request.getService().equals(PLUGIN)) {
      answer.onError(Status.NOT_FOUND.withDescription("unknown service").asRuntimeException());
      return;
    }
    answer.onNext(
        HealthCheckResponse.newBuilder()
            .setStatus(HealthCheckResponse.ServingStatus.SERVING)
            .build());
    answer.onCompleted();
  }
}
