package dev.hatrack.plugin.launch;

import com.google.protobuf.Empty;
import dev.hatrack.plugin.wire.goplugin.GRPCStdioGrpc;
import dev.hatrack.plugin.wire.goplugin.StdioData;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/// What the plugin prints: nothing. The stream is held open until the host goes.
public final class StdioService extends GRPCStdioGrpc.GRPCStdioImplBase {
  @Override
  public void streamStdio(Empty request, StreamObserver<StdioData> answers) {
    // Being told is what makes the stub take a client's going for no mistake.
    ((ServerCallStreamObserver<StdioData>) answers).setOnCancelHandler(() -> {});
  }
}
