package dev.hatrack.hat;

/// What a board can do for a job.
public enum Capability {
  /// A matrix of LEDs that shows frames.
  LEDS("leds"),
  /// An e-ink panel that shows pages, and keeps them without power.
  EINK("eink"),
  /// Chips that feel something.
  SENSORS("sensors"),
  /// Buttons that a person presses; a joystick is five of them.
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
