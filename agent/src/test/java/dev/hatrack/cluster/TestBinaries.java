package dev.hatrack.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The `consul` and `nomad` that `tools/consul-nomad` finds, or builds once.
///
/// @param directory holds both
public record TestBinaries(Path directory) {
  private static final int NEITHER_BINARIES_NOR_GO = 4;

  /// Waits for the build where there is one. Skips the test where it cannot be built, see {@link
  /// Requirement}.
  public static TestBinaries find() throws IOException, InterruptedException {
    Path script = Path.of("..", "tools", "consul-nomad").toAbsolutePath().normalize();
    Process process =
        new ProcessBuilder(script.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    Requirement.that(
        status != NEITHER_BINARIES_NOR_GO,
        "there are neither Consul and Nomad nor a Go to build them with; tools/consul-nomad says"
            + " what to install");
    if (status != 0) {
      throw new IOException(script + " failed with status " + status + ", see above");
    }
    return new TestBinaries(Path.of(output.strip()));
  }

  public Path consul() {
    return directory.resolve("consul");
  }

  public Path nomad() {
    return directory.resolve("nomad");
  }
}
