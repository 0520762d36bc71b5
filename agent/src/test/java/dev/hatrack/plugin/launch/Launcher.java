package dev.hatrack.plugin.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The launcher's script, started as Nomad starts it.
final class Launcher implements AutoCloseable {
  static final String COOKIE = "e4327c2e01eabfd75a8a67adb114fb34a757d57eee7728d857a8cec6e91a7255";
  private static final Path SCRIPTS = Path.of("src/main/launchers").toAbsolutePath();

  private final Process process;
  private final BufferedReader out;

  /// @param stub what stands in for the `hatrack` command
  Launcher(String kind, Path directory, String cookie, String stub) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("dash", SCRIPTS.resolve("hatrack-" + kind).toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "NOMAD_PLUGIN_MAGIC_COOKIE", cookie,
                "HATRACK_PLUGINS", directory.toString(),
                "HATRACK_COMMAND", stub));
    this.process = builder.redirectErrorStream(true).start();
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  Launcher(String kind, Path directory) throws IOException {
    this(kind, directory, COOKIE, "/nonexistent");
  }

  @Nullable String line() throws IOException {
    return out.readLine();
  }

  /// The socket that the handshake names.
  Path socket() throws IOException {
    String line = String.valueOf(line());
    if (!line.matches("1\\|2\\|unix\\|/[^|]+\\|grpc\\|")) {
      throw new IOException("no handshake: " + line);
    }
    return Path.of(line.split("\\|", -1)[3]);
  }

  boolean alive() {
    return process.isAlive();
  }

  /// Its exit status; it also waits until nobody holds the pipes that Nomad reads, as Nomad does.
  int exit(Duration patience) throws Exception {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException("it is still there");
    }
    while (out.readLine() != null) {
      // until the end
    }
    return process.exitValue();
  }

  /// SIGKILL, with its output still to be read.
  void kill() {
    var unused = process.toHandle().destroyForcibly();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
