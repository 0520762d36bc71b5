package dev.hatrack.plugin.launch;

import java.nio.file.Files;
import java.nio.file.Path;

/// The `plugins` section.
///
/// @param directory where Nomad's launchers find the agent; only the agent and root may enter it
public record PluginsConfig(Enabled enabled, Path directory) {
  public static final String USUAL = "/run/hatrack/plugins";

  /// Whether Nomad's plugins are hosted.
  public enum Enabled {
    /// When the directory's parent is there and can be written to.
    AUTO,
    TRUE,
    FALSE
  }

  /// What AUTO comes to on this machine.
  public boolean wanted() {
    return switch (enabled) {
      case TRUE -> true;
      case FALSE -> false;
      case AUTO -> {
        Path parent = directory.toAbsolutePath().getParent();
        yield parent != null && Files.isDirectory(parent) && Files.isWritable(parent);
      }
    };
  }
}
