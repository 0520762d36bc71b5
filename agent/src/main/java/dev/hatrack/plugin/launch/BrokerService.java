package dev.hatrack.plugin.launch;

import dev.hatrack.plugin.wire.goplugin.ConnInfo;
import dev.hatrack.plugin.wire.goplugin.GRPCBrokerGrpc;
import io.grpc.stub.StreamObserver;

/// Further connections, of which Nomad's plugins need none: the stream is held open, and silent.
public final class BrokerService extends GRPCBrokerGrpc.GRPCBrokerImplBase {
  @Override
  public StreamObserver<ConnInfo> startStream(StreamObserver<ConnInfo> answers) {
    return new StreamObserver<>() {
      @Override
      public void onNext(ConnInfo connection) {}

      @Override
      public void onError(Throwable failure) {}

      @Override
      public void onCompleted() {
        answers.onCompleted();
      }
    };
  }
}
