package dev.hatrack.hat;

/// What a board can do for a job.
public enum Capability {
  /// A matrix of LEDs that shows frames.
  LEDS("leds"),
  /// Buttons that a person presses.
  BUTTONS("buttons");

  private final String slug;

  Capability(String slug) {
    this.slug = slug;
  }

  /// The name in URLs, in Consul service names (`hat-leds`) and in Nomad metadata (`hat.leds`).
  public String slug() {
    return slug;
  }
}
