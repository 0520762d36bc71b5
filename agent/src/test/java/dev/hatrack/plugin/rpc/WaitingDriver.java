package dev.hatrack.plugin.rpc;

import dev.hatrack.plugin.wire.driver.DriverGrpc;
import dev.hatrack.plugin.wire.driver.ExecTaskStreamingRequest;
import dev.hatrack.plugin.wire.driver.ExecTaskStreamingResponse;
import dev.hatrack.plugin.wire.driver.FingerprintRequest;
import dev.hatrack.plugin.wire.driver.FingerprintResponse;
import dev.hatrack.plugin.wire.driver.StartTaskRequest;
import dev.hatrack.plugin.wire.driver.StartTaskResponse;
import dev.hatrack.plugin.wire.driver.WaitTaskRequest;
import dev.hatrack.plugin.wire.driver.WaitTaskResponse;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// A driver whose calls do what the transport must carry, and nothing else.
final class WaitingDriver extends DriverGrpc.DriverImplBase {
  static final Metadata.Key<byte[]> DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

  final BlockingQueue<StreamObserver<FingerprintResponse>> fingerprints =
      new LinkedBlockingQueue<>();
  final BlockingQueue<String> cancelled = new LinkedBlockingQueue<>();
  final CompletableFuture<Boolean> finish = new CompletableFuture<>();
  final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();

  @Override
  public void fingerprint(FingerprintRequest request, StreamObserver<FingerprintResponse> answers) {
    ((ServerCallStreamObserver<FingerprintResponse>) answers)
        .setOnCancelHandler(() -> cancelled.add("fingerprint"));
    answers.onNext(FingerprintResponse.newBuilder().setHealthDescription("first").build());
    fingerprints.add(answers);
  }

  @Override
  public void waitTask(WaitTaskRequest request, StreamObserver<WaitTaskResponse> answer) {
    ((ServerCallStreamObserver<WaitTaskResponse>) answer)
        .setOnCancelHandler(() -> cancelled.add(request.getTaskId()));
    waiting.add(request.getTaskId());
    var unused =
        finish.thenRun(
            () -> {
              answer.onNext(WaitTaskResponse.newBuilder().setErr(request.getTaskId()).build());
              answer.onCompleted();
            });
  }

  @Override
  public void startTask(StartTaskRequest request, StreamObserver<StartTaskResponse> answer) {
    Metadata trailers = new Metadata();
    trailers.put(DETAILS, new byte[] {8, 13, (byte) 0xff, 0});
    answer.onError(Status.INTERNAL.withDescription("wrong: ä").asRuntimeException(trailers));
  }

  @Override
  public StreamObserver<ExecTaskStreamingRequest> execTaskStreaming(
      StreamObserver<ExecTaskStreamingResponse> answers) {
    return new StreamObserver<>() {
      @Override
      public void onNext(ExecTaskStreamingRequest request) {
        answers.onNext(
            ExecTaskStreamingResponse.newBuilder()
                .setStdout(
                    dev.hatrack.plugin.wire.driver.ExecTaskStreamingIOOperation.newBuilder()
                        .setData(request.getStdin().getData()))
                .build());
      }

      @Override
      public void onError(Throwable failure) {
        cancelled.add("exec");
      }

      @Override
      public void onCompleted() {
        answers.onCompleted();
      }
    };
  }
}
