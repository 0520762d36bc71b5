package dev.hatrack.api;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Tells a client that is silent from one that has gone: a network that was unplugged ends no
/// connection by itself. Clients are asked now and then, and any byte is an answer. Times are those
/// of {@link System#nanoTime}. For one thread at a time.
final class SignsOfLife {
  private final LongSupplier heard;
  private final long askEvery;
  private final long patience;

  private boolean begun;
  private long lastHeard;
  private long lastAsked;
  private long bytes;

  /// @param heard counts the bytes that have come
  SignsOfLife(LongSupplier heard, Duration askEvery, Duration patience) {
    this.heard = heard;
    this.askEvery = askEvery.toNanos();
    this.patience = patience.toNanos();
  }

  /// Whether nothing has come for longer than a client that lives would take.
  boolean gone(long now) {
    begin(now);
    long count = heard.getAsLong();
    if (count != bytes) {
      bytes = count;
      lastHeard = now;
    }
    return now - lastHeard > patience;
  }

  /// How long until the client is to be asked again; not negative.
  long untilQuestion(long now) {
    begin(now);
    return Math.max(0, lastAsked + askEvery - now);
  }

  /// It was asked.
  void asked(long now) {
    lastAsked = now;
  }

  private void begin(long now) {
    if (!begun) {
      begun = true;
      lastHeard = now;
      lastAsked = now;
      bytes = heard.getAsLong();
    }
  }
}
