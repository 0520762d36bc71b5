package dev.hatrack.plugin.launch;

import dev.hatrack.plugin.wire.goplugin.Empty;
import dev.hatrack.plugin.wire.goplugin.GRPCControllerGrpc;
import io.grpc.stub.StreamObserver;

/// Ends one launch, in words. Nomad waits for the answer without an end.
public final class ControllerService extends GRPCControllerGrpc.GRPCControllerImplBase {
  private final Runnable shutdown;

  /// @param shutdown does not wait
  public ControllerService(Runnable shutdown) {
    this.shutdown = shutdown;
  }

  @Override
  public void shutdown(Empty request, StreamObserver<Empty> answer) {
    try {
      shutdown.run();
    } finally {
      answer.onNext(Empty.getDefaultInstance());
      answer.onCompleted();
    }
  }
}
