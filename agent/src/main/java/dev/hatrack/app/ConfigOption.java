package dev.hatrack.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The `--config` option of the commands that read the configuration.
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration. Default: /etc/hatrack/hatrack.yaml, if it is there.")
  private @Nullable Path named;

  /// The file that is read, whether it is there or not.
  Path file() {
    return place().file();
  }

  /// @throws ConfigException when it was named and is missing, or can't be followed
  ConfigFile load() {
    return place().load();
  }

  private ConfigPlace place() {
    return named == null ? ConfigPlace.USUAL : ConfigPlace.named(named);
  }
}
