package dev.hatrack.doctor;

import java.util.Optional;

/// What the kernel makes of a board's chips, found by the name that its driver gives it.
final class KernelName {
  private KernelName() {}

  /// `fb1`
  static Optional<String> framebuffer(Machine machine, String name) {
    return machine.named("sys/class/graphics", "fb", "name", name);
  }

  /// `event2`
  static Optional<String> keys(Machine machine, String name) {
    return machine.named("sys/class/input", "event", "device/name", name);
  }
}
