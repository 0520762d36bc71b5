package dev.hatrack.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A disk of two megabytes, which a test can fill. Needs root. It goes with the directory of the
/// {@link GuardedProgram} that it is in.
///
/// @param directory where it is mounted
record SmallDisk(Path directory) {
  /// Mounts it.
  ///
  /// @param directory is made
  static SmallDisk mount(Path directory) throws IOException {
    Requirement.root("disks of their own");
    Files.createDirectory(directory);
    Process mount =
        new ProcessBuilder(
                "mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", directory.toString())
            .inheritIO()
            .start();
    try {
      if (mount.waitFor() != 0) {
        throw new IOException("no file system for " + directory);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return new SmallDisk(directory);
  }

  /// Leaves no room.
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler())) {
      byte[] block = new byte[512];
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space left")) {
        throw e;
      }
    }
  }

  void empty() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return directory.resolve("filler");
  }
}
