package dev.hatrack.systemd;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What systemd hears of the agent, from {@link #start} until it is closed: that it is ready once
/// nothing is to be complained of, then how it is, and for the watchdog that it is alive, but only
/// as long as there is nothing to complain of.
public final class Supervision implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Supervision.class);

  private static final Duration UNTIL_READY = Duration.ofMillis(200);
  private static final Duration WITHOUT_WATCHDOG = Duration.ofMinutes(1);

  /// A sign of life may be late twice before systemd gives up.
  private static final int SIGNS_IN_TIME = 3;

  private final Told told;
  private final Vitals vitals;
  private final BlockingQueue<Boolean> wake = new ArrayBlockingQueue<>(1);
  private final Thread thread = Thread.ofPlatform().name("systemd").daemon().unstarted(this::run);
  private List<String> complaints = List.of();
  private String words = "";
  private boolean ready;
  private boolean unheard;
  private volatile boolean closed;

  private Supervision(Told told, Vitals vitals) {
    this.told = told;
    this.vitals = vitals;
  }

  /// Begins to tell systemd, where it wants to hear.
  ///
  /// @param environment of this process
  /// @throws IllegalArgumentException when what systemd put there makes no sense
  public static Optional<Supervision> start(Map<String, String> environment, Vitals vitals) {
    Optional<Supervision> supervision =
        Told.by(environment, ProcessHandle.current().pid())
            .map(told -> new Supervision(told, vitals));
    supervision.ifPresent(one -> one.thread.start());
    return supervision;
  }

  /// Something changed that systemd may be told of.
  public void stir() {
    wake.offer(Boolean.TRUE);
  }

  private void run() {
    try {
      while (!closed) {
        reportSafely();
        var _ = wake.poll(pause().toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration pause() {
    if (!ready) {
      return UNTIL_READY;
    }
    return told.watchdog()
        .map(patience -> patience.dividedBy(SIGNS_IN_TIME))
        .orElse(WITHOUT_WATCHDOG);
  }

  /// A mistake of ours must not end the thread, and does not pass for a sign of life.
  private void reportSafely() {
    try {
      report();
    } catch (RuntimeException e) {
      log.error("systemd is not told how the agent is: please report this", e);
    }
  }

  private void report() {
    StringBuilder message = new StringBuilder();
    complaints = vitals.complaints();
    complain();
    boolean well = complaints.isEmpty();
    if (well && !ready) {
      ready = true;
      message.append("READY=1\n");
    }
    if (well && told.watchdog().isPresent()) {
      message.append("WATCHDOG=1\n");
    }
    message.append(news());
    tell(message.toString(), false);
  }

  private void complain() {
    if (ready) {
      complaints.forEach(
          complaint -> log.error("systemd is not told that the agent is alive: {}", complaint));
    }
  }

  /// The status, when it is another one than before.
  private String news() {
    String now =
        (complaints.isEmpty() ? vitals.words() : String.join("; ", complaints))
            .replaceAll("\\v+", " ");
    if (now.equals(words)) {
      return "";
    }
    words = now;
    return "STATUS=" + now + "\n";
  }

  /// Nothing may follow the last message.
  private synchronized void tell(String message, boolean last) {
    if (message.isEmpty() || closed) {
      return;
    }
    closed = last;
    try {
      told.socket().send(message);
      unheard = false;
    } catch (IOException e) {
      if (!unheard) {
        log.warn("systemd does not hear how the agent is: {}", e.getMessage());
      }
      unheard = true;
    }
  }

  /// Tells that the agent stops, and nothing after that.
  @Override
  public void close() {
    tell(
        "STOPPING=1\nSTATUS=stopping: taking back what was registered, darkening the boards\n",
        true);
    stir();
  }
}
