package dev.hatrack.plugin.driver;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;

/// Times and durations on the wire.
final class Times {
  /// Go's zero time, which Nomad reads as "not yet".
  static final Timestamp NOT_YET = Timestamp.newBuilder().setSeconds(-62_135_596_800L).build();

  private static final long LONGEST_SECONDS = 1_000_000_000L;

  private Times() {}

  static Timestamp stamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  /// What a duration says, as far as one can wait: never less than nothing.
  static java.time.Duration duration(Duration wire) {
    long seconds = Math.clamp(wire.getSeconds(), 0, LONGEST_SECONDS);
    return java.time.Duration.ofSeconds(seconds, Math.max(0, wire.getNanos()));
  }
}
