package dev.hatrack.task.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Files in a directory, for a task in a process of its own. An absolute path is taken as it is:
/// what the process may read is the kernel's to say. A relative one may not leave the directory.
///
/// @param directory where relative paths begin
public record DirectoryFiles(Path directory) implements TaskFiles {
  /// Nomad's task directory, of which `NOMAD_TASK_DIR` names the part called `local`; else the
  /// working directory.
  public static DirectoryFiles from(Map<String, String> environment) {
    Optional<Path> local =
        Optional.ofNullable(environment.get("NOMAD_TASK_DIR"))
            .filter(value -> !value.isBlank())
            .map(Path::of);
    return new DirectoryFiles(
        local
            .flatMap(path -> Optional.ofNullable(path.toAbsolutePath().getParent()))
            .orElseGet(() -> Path.of("")));
  }

  @Override
  public byte[] read(String path) {
    Path root = directory.toAbsolutePath().normalize();
    Path file = root.resolve(path).normalize();
    if (!Path.of(path).isAbsolute() && !file.startsWith(root)) {
      throw new TaskFailed(path + " is not below " + root + ": name a file there, like local/x");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new TaskFailed(path + " is larger than " + LARGEST + " bytes: make it smaller");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new TaskFailed("there is no file " + file + ": does the job render or fetch it?", e);
    } catch (IOException e) {
      throw new TaskFailed("can't read " + file + ": " + e.getMessage(), e);
    }
  }
}
