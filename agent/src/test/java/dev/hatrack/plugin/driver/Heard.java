package dev.hatrack.plugin.driver;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What comes on a stream.
final class Heard<Q, T> implements ClientResponseObserver<Q, T> {
  private final BlockingQueue<T> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<T> first = new CompletableFuture<>();
  final CompletableFuture<Optional<Throwable>> ended = new CompletableFuture<>();
  private final CompletableFuture<ClientCallStreamObserver<Q>> call = new CompletableFuture<>();

  T next() throws InterruptedException {
    T message = messages.poll(20, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("nothing came");
    }
    return message;
  }

  CompletableFuture<T> first() {
    return first;
  }

  /// Walks away from the stream.
  void abandon() {
    call.join().cancel("enough", null);
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<Q> stream) {
    call.complete(stream);
  }

  @Override
  public void onNext(T message) {
    messages.add(message);
    first.complete(message);
  }

  @Override
  public void onError(Throwable error) {
    first.completeExceptionally(error);
    ended.complete(Optional.of(error));
  }

  @Override
  public void onCompleted() {
    ended.complete(Optional.empty());
  }
}
