package dev.hatrack.nomad;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that does one thing again and again, until it is stopped. Being woken cuts the pause
/// short, and is never lost.
final class Rounds {
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);
  private static final Duration AFTER_A_MISTAKE = Duration.ofSeconds(5);

  private final Round round;
  private final Thread thread;
  private final BlockingQueue<Boolean> wake = new ArrayBlockingQueue<>(1);
  private Duration first = Duration.ZERO;
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
    start(Duration.ZERO);
  }

  /// @param after how long to leave the first round
  void start(Duration after) {
    first = after;
    thread.start();
  }

  void wake() {
    wake.offer(Boolean.TRUE);
  }

  boolean stopped() {
    return stopped;
  }

  /// Tells the thread to end after the present round.
  void finish() {
    stopped = true;
    wake();
  }

  /// Tells the thread to end after the present round, and waits for it, but no longer than this.
  void stop(Duration within) {
    finish();
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
      pause(first);
      while (!stopped) {
        pause(once());
      }
    } catch (InterruptedException _) {
      stopped = true;
    }
  }

  private void pause(Duration longest) throws InterruptedException {
    if (!longest.isZero()) {
      var _ = wake.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /// A mistake of ours in one round must not end all the others.
  private Duration once() {
    try {
      return round.once();
    } catch (RuntimeException e) {
      log.error("{}: please report this", thread.getName(), e);
      return AFTER_A_MISTAKE;
    }
  }
}
