package dev.hatrack.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A directory with what an agent needs that runs beside no other: its configuration, its state,
/// its plugins' sockets. Gone when closed.
final class AgentFiles implements AutoCloseable {
  private final Path directory;

  AgentFiles() throws IOException {
    directory = Files.createTempDirectory("hat-bench-");
  }

  Path directory() {
    return directory;
  }

  Path plugins() {
    return directory.resolve("plugins");
  }

  /// Open on loopback, alone.
  ///
  /// @param name of the file, one for each agent
  Path config(String name, List<String> boards) throws IOException {
    return config(name, boards, "{ enabled: false }");
  }

  /// @param consul the section
  Path config(String name, List<String> boards, String consul) throws IOException {
    String simulated =
        boards.stream()
            .map("{ board: %s, simulated: true }"::formatted)
            .collect(Collectors.joining(", "));
    return Files.writeString(
        directory.resolve(name + ".yaml"),
        """
        http:    { port: 0, streams: 504 }
        boards:  [%s]
        consul:  %s
        nomad:   { enabled: false }
        auth:    { mode: open }
        state:   { directory: "%s" }
        plugins: { enabled: true, directory: "%s" }
        """
            .formatted(simulated, consul, directory.resolve(name + "-state"), plugins()));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
