package dev.hatrack.plugin.driver;

import java.io.IOException;

/// The files of one task: templates, artifacts, secrets. It reaches no other task's.
public interface TaskDirectory {
  /// Reads one.
  ///
  /// @param path relative to the task's directory, or absolute below that or below its allocation's
  ///   shared one
  /// @throws java.nio.file.NoSuchFileException when there is none
  /// @throws IOException when it is elsewhere, too large, or cannot be read now, with the reason
  byte[] read(String path) throws IOException;
}
