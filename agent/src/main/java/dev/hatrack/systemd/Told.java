package dev.hatrack.systemd;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What systemd tells a service in its environment.
///
/// @param socket where it wants to hear of the service
/// @param watchdog how long it waits for a sign of life; empty when it wants none
record Told(NotifySocket socket, Optional<Duration> watchdog) {
  /// @param pid this process: a watchdog can be another one's
  /// @return empty where systemd wants to hear nothing
  /// @throws IllegalArgumentException when the environment makes no sense
  static Optional<Told> by(Map<String, String> environment, long pid) {
    return Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
        .filter(path -> !path.isEmpty())
        .map(path -> new Told(new NotifySocket(new UnixAddress(path)), watchdog(environment, pid)));
  }

  private static Optional<Duration> watchdog(Map<String, String> environment, long pid) {
    String whose = environment.getOrDefault("WATCHDOG_PID", "");
    if (!whose.isEmpty() && !whose.equals(Long.toString(pid))) {
      return Optional.empty();
    }
    return Optional.ofNullable(environment.get("WATCHDOG_USEC"))
        .map(Told::micros)
        .filter(patience -> !patience.isZero());
  }

  private static Duration micros(String text) {
    try {
      return Duration.ofNanos(Math.multiplyExact(Long.parseUnsignedLong(text), 1000L));
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("WATCHDOG_USEC is no time: " + text, e);
    }
  }
}
