package dev.hatrack.platform;

import dev.hatrack.cluster.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What `tools/terraform` finds: Terraform or OpenTofu, and the providers. The test is not run
/// where they are not there.
///
/// @param directory holds the program and a mirror of the providers
record TerraformBinaries(Path directory) {
  private static final int NOT_CACHED = 3;

  static TerraformBinaries find() throws IOException, InterruptedException {
    Path script = Path.of("..", "tools", "terraform").toAbsolutePath().normalize();
    Process process =
        new ProcessBuilder(script.toString(), "--cached")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    Requirement.extended(
        status != NOT_CACHED,
        "Terraform or OpenTofu, or their providers for Consul and Nomad, are not there;"
            + " tools/terraform builds and fetches what is missing, and mvn verify -Pextended runs"
            + " it");
    if (status != 0) {
      throw new IOException(script + " failed with status " + status + ", see above");
    }
    return new TerraformBinaries(Path.of(output.strip()));
  }

  Path program() {
    return directory.resolve("terraform");
  }

  Path providers() {
    return directory.resolve("providers");
  }
}
