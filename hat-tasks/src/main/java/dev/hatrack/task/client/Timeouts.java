package dev.hatrack.task.client;

import java.time.Duration;

/// How long a call may take. Together they stay below the five seconds that Nomad gives a task
/// between the first signal and the kill.
///
/// @param connect until the connection stands
/// @param read until the next byte of the answer
public record Timeouts(Duration connect, Duration read) {
  public static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2));
}
