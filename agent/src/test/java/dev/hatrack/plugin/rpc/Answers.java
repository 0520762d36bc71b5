package dev.hatrack.plugin.rpc;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What a stream answers, to be taken one by one.
public final class Answers<T> implements StreamObserver<T> {
  private final BlockingQueue<T> answers = new LinkedBlockingQueue<>();
  private final CompletableFuture<Status.Code> end = new CompletableFuture<>();

  @Override
  public void onNext(T answer) {
    answers.add(answer);
  }

  @Override
  public void onError(Throwable failure) {
    end.complete(Status.fromThrowable(failure).getCode());
  }

  @Override
  public void onCompleted() {
    end.complete(Status.Code.OK);
  }

  public T next(Duration patience) throws InterruptedException {
    return Objects.requireNonNull(
        answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS), () -> "nothing came: " + end);
  }

  /// How it ended; waits for that.
  public Status.Code end(Duration patience) throws Exception {
    return end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
