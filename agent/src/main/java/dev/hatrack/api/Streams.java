package dev.hatrack.api;

import dev.hatrack.hat.Subscription;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The streams that are open, which are bounded in number and end with the server.
final class Streams implements AutoCloseable {
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(1);

  private final int most;
  private final Set<Subscription> open = new HashSet<>();
  private boolean closed;

  /// @param most that may be open at once
  Streams(int most) {
    this.most = most;
  }

  /// @throws Problem 503 when there are as many as there may be
  synchronized void requireRoom() {
    if (closed || open.size() >= most) {
      throw Problem.of(
          503,
          "Too many streams",
          "there are %d streams open already; close one, or poll; http.streams in the agent's configuration is the limit"
              .formatted(most));
    }
  }

  /// @throws Problem 503 when there are as many as there may be; this one is not among them then
  synchronized void add(Subscription stream) {
    requireRoom();
    open.add(stream);
  }

  synchronized void remove(Subscription stream) {
    open.remove(stream);
    notifyAll();
  }

  synchronized int count() {
    return open.size();
  }

  /// Ends every stream, and gives the clients a moment to hear of it.
  @Override
  public void close() {
    shut().forEach(Subscription::close);
    awaitEmpty();
  }

  private synchronized List<Subscription> shut() {
    closed = true;
    return List.copyOf(open);
  }

  private synchronized void awaitEmpty() {
    long deadline = System.nanoTime() + LONGEST_GOODBYE.toNanos();
    try {
      while (!open.isEmpty() && System.nanoTime() < deadline) {
        TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
