package dev.hatrack.nomad;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// A thread that does one thing again and again, until it is stopped. Being woken cuts the pause
/// short, and is never lost.
final class Rounds {
  private final Round round;
  private final Thread thread;
  private final BlockingQueue<Boolean> wake = new ArrayBlockingQueue<>(1);
  private volatile boolean stopped;

  /// What is done each time.
  @FunctionalInterface
  interface Round {
    /// @return the pause before the next one
    Duration once();
  }

  Rounds(String name, Round round) {
    this.round = round;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void wake() {
    wake.offer(Boolean.TRUE);
  }

  boolean stopped() {
    return stopped;
  }

  /// Tells the thread to end after the present round, and waits for it, but no longer than this.
  void stop(Duration within) {
    stopped = true;
    wake();
    try {
      if (thread.isAlive()) {
        var _ = thread.join(within);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stopped) {
        Duration pause = round.once();
        if (!pause.isZero()) {
          var _ = wake.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException _) {
      stopped = true;
    }
  }
}
