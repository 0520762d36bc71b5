package dev.hatrack.platform;

import dev.hatrack.cluster.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What `tools/extended` has built once. The extended list is not run where it has not.
///
/// @param directory holds them all
record ExtendedBinaries(Path directory) {
  private static final int NOT_CACHED = 3;

  /// @param programs as the script calls them
  static ExtendedBinaries find(String... programs) throws IOException, InterruptedException {
    Path script = Path.of("..", "tools", "extended").toAbsolutePath().normalize();
    List<String> command = new ArrayList<>(List.of(script.toString(), "--cached"));
    command.addAll(List.of(programs));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    Requirement.extended(
        status != NOT_CACHED,
        "not cached: %s; tools/extended builds the programs of the extended list, once, in about half an hour, and mvn verify -Pextended runs it"
            .formatted(String.join(", ", programs)));
    if (status != 0) {
      throw new IOException(script + " failed with status " + status + ", see above");
    }
    return new ExtendedBinaries(Path.of(output.strip()));
  }

  Path program(String name) {
    return directory.resolve(name);
  }
}
