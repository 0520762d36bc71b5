package dev.hatrack.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// One launcher that Nomad has started, and what it does for the agent: Nomad runs it as root, so
/// it reaches what the agent may not.
public interface Launch {
  /// Whether it is still there. Once it is not, it never is again.
  boolean live();

  /// Whether Nomad has told it the client's configuration: only the launch that is to stay is told,
  /// never one of those that Nomad makes only to look.
  boolean staying();

  /// Opens a task's log for appending; what is written comes out in `nomad alloc logs`.
  ///
  /// @param pipe the pipe that Nomad made for it (`TaskConfig.stdout_path`, `stderr_path`)
  /// @throws IOException when the launcher has gone or refuses, with the reason
  OutputStream log(Path pipe) throws IOException;

  /// Reads a file below a task's directory or its allocation's shared one.
  ///
  /// @param file absolute
  /// @param most how many bytes it may have
  /// @throws java.nio.file.NoSuchFileException when there is none
  /// @throws IOException when it is larger, the launcher has gone or refuses, with the reason
  byte[] file(Path file, int most) throws IOException;
}
