package dev.hatrack.plugin.driver;

import dev.hatrack.plugin.wire.driver.TaskConfig;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A task's files, read by the launch that serves it: Nomad's data directory is closed to the
/// agent.
final class LaunchFiles implements TaskDirectory {
  /// A GIF or a sheet of frames has room in it, a mistake has not.
  static final int LARGEST = 8 << 20;

  private final TaskLaunch launch;
  private final Path own;
  private final Path shared;

  /// @throws InvalidPathException when Nomad's directories are no paths
  LaunchFiles(TaskLaunch launch, TaskConfig config) {
    this.launch = launch;
    Path allocation = Path.of(config.getAllocDir()).toAbsolutePath().normalize();
    own = allocation.resolve(config.getName()).normalize();
    shared = allocation.resolve("alloc");
  }

  @Override
  public byte[] read(String path) throws IOException {
    Path file = locate(path);
    if (file.startsWith(own) || file.startsWith(shared)) {
      return launch.now().file(file, LARGEST);
    }
    throw new FileNotFoundException(
        path
            + " is outside of the task's directory and its allocation's shared one: use a path"
            + " below local/, secrets/ or NOMAD_ALLOC_DIR");
  }

  private Path locate(String path) throws IOException {
    try {
      return own.resolve(path).normalize();
    } catch (InvalidPathException e) {
      throw new FileNotFoundException("'" + path + "' is no path: " + e.getReason());
    }
  }
}
