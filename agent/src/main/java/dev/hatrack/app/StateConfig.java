package dev.hatrack.app;

import java.nio.file.Path;
import java.util.Optional;

/// The `state` section.
///
/// @param directory where what was accepted for e-ink is kept over a restart; empty to keep it in
///   memory only
record StateConfig(Optional<Path> directory) {
  private static final String USUAL = "/var/lib/hatrack";
  private static final String NONE = "none";

  static StateConfig read(Section section) {
    String directory = section.text("directory", USUAL);
    return new StateConfig(
        directory.equals(NONE) ? Optional.empty() : Optional.of(Path.of(directory)));
  }
}
