package dev.hatrack.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The directory that a reader stands in: what a page needs of the repository, with the `hatrack`
/// that was just built, and nothing that would build it again.
///
/// @param directory empty at first
public record Workplace(Path directory) implements AutoCloseable {
  private static final List<String> OF_THE_REPOSITORY = List.of("nomad-jobs", "docs", "ansible");
  private static final Path TARGET = Page.ROOT.resolve("agent").resolve("target");

  public static Workplace in(Path directory) throws IOException {
    for (String name : OF_THE_REPOSITORY) {
      link(directory.resolve(name), Page.ROOT.resolve(name));
    }
    link(directory.resolve("hatrack"), Page.ROOT.resolve("hatrack"));
    for (String name : List.of("hatrack-agent.jar", "lib", "tasks")) {
      link(directory.resolve(name), TARGET.resolve(name));
    }
    // A status of 4xx or 5xx is a failure, which curl says only when it is asked to.
    Files.writeString(directory.resolve(".curlrc"), "fail-with-body\n");
    return new Workplace(directory);
  }

  /// Takes the links away, so that nobody who empties the directory follows one.
  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  private static void link(Path from, Path to) throws IOException {
    Files.createSymbolicLink(from, to.toRealPath());
  }

  /// What is in the environment of whoever types here: `hatrack` and other programs by their names.
  ///
  /// @param programs more directories of `PATH`, before the machine's
  public Map<String, String> environment(List<Path> programs) {
    StringBuilder path = new StringBuilder(directory.toString());
    programs.forEach(program -> path.append(':').append(program));
    Map<String, String> environment = new TreeMap<>();
    environment.put("PATH", path.append(':').append(System.getenv("PATH")).toString());
    environment.put("CURL_HOME", directory.toString());
    environment.put("HATRACK_JAVA_HOME", System.getProperty("java.home"));
    environment.put("NOMAD_CLI_SHOW_HINTS", "false");
    return environment;
  }
}
