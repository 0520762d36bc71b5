package dev.hatrack.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Where somebody types `terraform`: a copy of what it reads of this repository, a mirror of the
/// providers, and a cluster.
///
/// @param repository the copy
record TerraformDesk(Path repository, TerraformBinaries binaries, SecuredCluster cluster) {
  private static final Path ORIGINAL = Path.of("..");
  private static final Path POLICIES = Path.of("ansible", "files", "policies");

  TerraformDesk {
    try {
      copy(repository, Path.of("nomad-jobs"));
      copy(repository, POLICIES);
      Files.writeString(
          repository.resolve("settings.tfrc"),
          """
          disable_checkpoint = true
          provider_installation {
            filesystem_mirror {
              path = "%s"
            }
          }
          """
              .formatted(binaries.providers()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path into, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(ORIGINAL.resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = into.resolve(ORIGINAL.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  /// Somebody who has these tokens.
  TypedCommands with(String consulToken, String nomadToken) {
    String consul = cluster.consul().address().toString();
    String nomad = cluster.nomad().address().toString();
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "TF_CLI_CONFIG_FILE", repository.resolve("settings.tfrc").toString(),
                "TF_IN_AUTOMATION", "true",
                "TF_INPUT", "false",
                "TF_CLI_ARGS", "-no-color"));
    environment.putAll(
        Map.of(
            "CONSUL_HTTP_ADDR", consul,
            "CONSUL_HTTP_TOKEN", consulToken,
            "NOMAD_ADDR", nomad,
            "NOMAD_TOKEN", nomadToken,
            "TF_VAR_nomad_keys", nomad + "/.well-known/jwks.json",
            "TF_VAR_jobs",
                "{scroll-clock = {board = \"scroll-hat-mini\"}, sense-sensors = {consul_addr = \"%s\"}}"
                    .formatted(consul)));
    return new TypedCommands(
        repository, List.of(cluster.programs(), binaries.directory()), environment);
  }

  /// The policies that the playbook gives to a cluster.
  ///
  /// @param of `consul` or `nomad`
  List<String> policies(String of) throws IOException {
    try (Stream<Path> files = Files.list(repository.resolve(POLICIES).resolve(of))) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.hcl$", ""))
          .sorted()
          .toList();
    }
  }

  /// The rules of one of them.
  String rules(String of, String policy) throws IOException {
    return Files.readString(repository.resolve(POLICIES).resolve(of).resolve(policy + ".hcl"))
        .strip();
  }
}
