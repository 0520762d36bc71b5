package dev.hatrack.plugin.launch;

import dev.hatrack.plugin.HostedPlugin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An agent that is nothing but its launches, as a process that can be killed.
final class AgentProcess implements AutoCloseable {
  private final Process process;

  /// @param logs the pipes that it logs the word `before` to, through its first launcher
  AgentProcess(Path directory, Path... logs) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AgentProcess.class.getName(),
                directory.toString()));
    for (Path log : logs) {
      command.add(log.toString());
    }
    this.process = new ProcessBuilder(command).inheritIO().start();
  }

  /// The agent's side.
  public static void main(String[] args) throws Exception {
    SilentPlugin plugin = new SilentPlugin(HostedPlugin.Kind.DRIVER);
    try (Launches unused = Launches.open(Path.of(args[0]), List.of(plugin), "1.2.3")) {
      if (args.length > 1) {
        plugin
            .launches()
            .take()
            .log(Path.of(args[1]))
            .write("before\n".getBytes(StandardCharsets.UTF_8));
      }
      Thread.currentThread().join();
    }
  }

  /// SIGKILL.
  @Override
  public void close() {
    var unused = process.destroyForcibly();
  }
}
