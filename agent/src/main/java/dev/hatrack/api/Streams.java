package dev.hatrack.api;

import dev.hatrack.hat.Subscription;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The streams that are open, which are bounded in number and end with the server.
final class Streams implements AutoCloseable {
  private static final int MOST = 64;

  private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /// @throws Problem 503 when there are as many as there may be
  void requireRoom() {
    if (full()) {
      throw tooMany();
    }
  }

  /// @throws Problem 503 when there are as many as there may be; this one is not among them then
  synchronized void add(Subscription stream) {
    requireRoom();
    open.add(stream);
  }

  private boolean full() {
    return closed || open.size() >= MOST;
  }

  private static Problem tooMany() {
    return Problem.of(
        503, "Too many streams", "there are " + MOST + " streams open already; close one, or poll");
  }

  void remove(Subscription stream) {
    open.remove(stream);
  }

  int count() {
    return open.size();
  }

  @Override
  public void close() {
    closed = true;
    open.forEach(Subscription::close);
  }
}
