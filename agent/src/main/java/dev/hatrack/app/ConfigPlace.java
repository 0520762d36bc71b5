package dev.hatrack.app;

import java.nio.file.Path;

/// Where the configuration is.
///
/// @param named whether somebody has said so; if not, it need not be there
record ConfigPlace(Path file, boolean named) {
  static final ConfigPlace USUAL = new ConfigPlace(Path.of("/etc/hatrack/hatrack.yaml"), false);

  static ConfigPlace named(Path file) {
    return new ConfigPlace(file, true);
  }

  /// @throws ConfigException when it was named and is missing, or can't be followed
  ConfigFile load() {
    return ConfigFile.load(file, named, System.getenv());
  }
}
