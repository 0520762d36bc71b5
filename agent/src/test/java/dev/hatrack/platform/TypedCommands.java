package dev.hatrack.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Types commands as a page of `docs/` has them, in a directory, with some variables in the
/// environment.
///
/// @param directory where
/// @param programs directories to look for programs in, before all others
/// @param environment where the servers are, the tokens, and whatever else is wanted
record TypedCommands(Path directory, List<Path> programs, Map<String, String> environment) {
  private static final List<String> LEADS_ELSEWHERE = List.of("CONSUL_", "NOMAD_", "TF_");

  /// What a command did.
  ///
  /// @param output both streams
  record Answer(int status, String output) {}

  /// Types a command and returns what it printed.
  ///
  /// @throws AssertionError when its exit status is not 0
  String run(String command) throws IOException, InterruptedException {
    Answer answer = attempt(command);
    if (answer.status() != 0) {
      throw new AssertionError("%s: %d\n%s".formatted(command, answer.status(), answer.output()));
    }
    return answer.output();
  }

  /// Types a command, whatever comes of it.
  Answer attempt(String command) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("/bin/sh", "-c", command)
            .directory(directory.toFile())
            .redirectErrorStream(true);
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(name -> LEADS_ELSEWHERE.stream().anyMatch(name::startsWith));
    variables.putAll(environment);
    for (Path program : programs) {
      variables.merge("PATH", program.toString(), (path, first) -> first + ":" + path);
    }
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), output);
  }
}
