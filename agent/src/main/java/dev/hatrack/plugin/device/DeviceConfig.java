package dev.hatrack.plugin.device;

/// What the device plugin can be told: part of the `plugins` block of the configuration.
///
/// @param sharedSlots how many tasks may share a board that shows something, 0-64; 0 offers no
///   shared slots
public record DeviceConfig(int sharedSlots) {
  /// Unless said.
  public static final int DEFAULT_SHARED_SLOTS = 4;

  private static final int MOST_SHARED_SLOTS = 64;

  public DeviceConfig {
    if (sharedSlots < 0 || sharedSlots > MOST_SHARED_SLOTS) {
      throw new IllegalArgumentException(
          "plugins.sharedSlots is %d; write how many tasks may share a board, 0 to %d"
              .formatted(sharedSlots, MOST_SHARED_SLOTS));
    }
  }

  public static DeviceConfig defaults() {
    return new DeviceConfig(DEFAULT_SHARED_SLOTS);
  }
}
