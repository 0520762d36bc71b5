package dev.hatrack.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// `./hatrack demo` on a free port, as a process of its own.
final class RunningDemo implements AutoCloseable {
  private final Process process;
  private final String address;

  RunningDemo() throws IOException {
    process =
        new ProcessBuilder("./hatrack", "demo", "--port", "0")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null || !line.startsWith("ready ")) {
      process.destroy();
      throw new IOException("the demo did not start: " + line);
    }
    address = line.replaceFirst("^ready (.*)/$", "$1");
  }

  /// Where it answers, without a slash at the end.
  String address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try (var out = process.getInputStream()) {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
