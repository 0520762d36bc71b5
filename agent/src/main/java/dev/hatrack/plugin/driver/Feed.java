package dev.hatrack.plugin.driver;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Deque;

/// One stream to Nomad that stays open, written to by any thread. A reader that does not keep up
/// loses the oldest messages, never the newest, and makes nobody wait.
final class Feed<T> {
  private final ServerCallStreamObserver<T> stream;
  private final int most;
  private final Deque<T> waiting = new ArrayDeque<>();
  private boolean ended;

  private Feed(ServerCallStreamObserver<T> stream, int most) {
    this.stream = stream;
    this.most = most;
  }

  /// To be called before the service method returns.
  ///
  /// @param most how many messages wait for a slow reader
  /// @param abandoned is run once the other side has gone
  static <T> Feed<T> on(StreamObserver<T> observer, int most, Runnable abandoned) {
    ServerCallStreamObserver<T> stream = (ServerCallStreamObserver<T>) observer;
    Feed<T> feed = new Feed<>(stream, most);
    stream.setOnReadyHandler(feed::drain);
    stream.setOnCancelHandler(
        () -> {
          feed.abandon();
          abandoned.run();
        });
    return feed;
  }

  synchronized void send(T message) {
    if (ended) {
      return;
    }
    waiting.addLast(message);
    while (waiting.size() > most) {
      waiting.removeFirst();
    }
    drain();
  }

  /// Ends the stream with an error.
  synchronized void fail(Throwable error) {
    if (!ended) {
      ended = true;
      stream.onError(error);
    }
  }

  synchronized boolean ended() {
    return ended;
  }

  private synchronized void drain() {
    while (!ended && stream.isReady() && !waiting.isEmpty()) {
      stream.onNext(waiting.removeFirst());
    }
  }

  private synchronized void abandon() {
    ended = true;
    waiting.clear();
  }
}
