package dev.hatrack.bench.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A server to be compared, as a command that prints `ready http://…/` and serves until it is told
/// to end, all in one process.
///
/// @param environment added to our own
record Side(String name, List<String> command, Map<String, String> environment) {
  private static final String PEERS = "bench/peers";
  private static final Path IMAGE = Path.of("agent", "target", "hatrack");

  /// Servers have this core for themselves, and the load comes from another.
  private static final String CORE = "0";

  static Side flask() {
    return peer("Flask", "flask", "serve", "0");
  }

  static Side waitress() {
    return peer("Flask on waitress", "flask", "serve", "0", "waitress");
  }

  static Side go() {
    return peer("Go", "go", "serve", "0");
  }

  static Side nodeRed() {
    return peer("Node-RED", "node-red", "serve", "0");
  }

  static Side agent(String name, Path config) {
    return new Side(name, List.of("./hatrack", "agent", "--config", config.toString()), Map.of());
  }

  /// The same as a native image.
  static Side image(Path config) {
    return new Side(
        "Hatrack's native image",
        List.of(IMAGE.toString(), "agent", "--config", config.toString()),
        Map.of());
  }

  /// Whether `mvn -Pnative package` has built one.
  static boolean imageBuilt() {
    return Files.isExecutable(IMAGE);
  }

  Side with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Side(name, command, more);
  }

  static String version(String peer) throws IOException, InterruptedException {
    return output(List.of(PEERS + "/" + peer + "/peer", "version"));
  }

  /// What a command prints, which has to go well.
  static String output(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("%s ended with %d".formatted(command, process.exitValue()));
    }
    return output.strip();
  }

  Server start() throws IOException {
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", CORE));
    pinned.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(pinned).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    return Server.ready(name, builder);
  }

  private static Side peer(String name, String directory, String... arguments) {
    List<String> command = new ArrayList<>(List.of(PEERS + "/" + directory + "/peer"));
    command.addAll(List.of(arguments));
    return new Side(name, command, Map.of());
  }
}
