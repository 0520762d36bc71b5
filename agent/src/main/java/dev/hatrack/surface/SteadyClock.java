package dev.hatrack.surface;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The wall clock's time at the start, and from then on only what has really passed.
///
/// A Pi has no battery-backed clock: it boots with an old time and jumps, by hours or months, when
/// NTP answers. Measured by the wall clock every claim would end at such a jump, or live for months
/// after one backwards. This clock never jumps and never goes back; in return it shows the wrong
/// time when the agent was started before the wall clock was right.
public final class SteadyClock implements InstantSource {
  private final Instant origin;
  private final LongSupplier nanos;
  private final long begun;

  /// Starts at the present time.
  public SteadyClock() {
    this(Instant.now(), System::nanoTime);
  }

  /// @param origin the wall clock's time now
  /// @param nanos a count of nanoseconds that begins anywhere and never goes back
  SteadyClock(Instant origin, LongSupplier nanos) {
    this.origin = origin;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  @Override
  public Instant instant() {
    // the difference is right even when the count overflows
    return origin.plusNanos(nanos.getAsLong() - begun);
  }
}
