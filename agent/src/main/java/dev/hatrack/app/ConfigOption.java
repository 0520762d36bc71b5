package dev.hatrack.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The `--config` option of the commands that read the configuration.
final class ConfigOption {
  private static final String USUAL = "/etc/hatrack/hatrack.yaml";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration. Default: " + USUAL + ", if it is there.")
  private @Nullable Path named;

  /// The file that is read, whether it is there or not.
  Path file() {
    return named == null ? Path.of(USUAL) : named;
  }

  /// @throws ConfigException when it was named and is missing, or can't be followed
  ConfigFile load() {
    return ConfigFile.load(file(), named != null, System.getenv());
  }
}
