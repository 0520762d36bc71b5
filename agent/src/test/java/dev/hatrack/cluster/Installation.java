package dev.hatrack.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/// The packaged agent in a directory of its own, laid out as the Debian package does it: a build
/// that goes on beside it does not disturb it.
///
/// @param directory holds the command, the jar, its libraries, its tasks and the launchers
public record Installation(Path directory) {
  private static final Path BUILT = Path.of("target");

  /// Copies what `mvn package` has built.
  ///
  /// @param directory is made
  public static Installation into(Path directory) throws IOException {
    Files.createDirectory(directory);
    copy(BUILT.resolve("hatrack-agent.jar"), directory.resolve("hatrack-agent.jar"));
    copyAll(BUILT.resolve("lib"), directory.resolve("lib"));
    copyAll(BUILT.resolve("tasks"), directory.resolve("tasks"));
    copyAll(Path.of("src", "main", "launchers"), directory.resolve("launchers"));
    copy(Path.of("..", "hatrack"), directory.resolve("hatrack"));
    return new Installation(directory);
  }

  private static void copy(Path from, Path to) throws IOException {
    var _ = Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static void copyAll(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /// The `hatrack` command beside the jar.
  public Path command() {
    return directory.resolve("hatrack");
  }
}
