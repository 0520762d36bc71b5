package dev.hatrack.app;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the jar with the tasks lies: `tasks/hat-tasks.jar` beside the agent's own jar, in a build
/// as when it is installed.
final class TasksJar {
  private TasksJar() {}

  static Path path() {
    try {
      Path own =
          Path.of(TasksJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = Files.isDirectory(own) ? own.resolve("..").normalize() : own.resolveSibling("");
      return folder.resolve("tasks").resolve("hat-tasks.jar");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the agent's own jar is nowhere", e);
    }
  }
}
