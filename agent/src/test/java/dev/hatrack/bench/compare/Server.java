package dev.hatrack.bench.compare;

import dev.hatrack.bench.ProcessMemory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A server that runs, and answers.
///
/// @param readyMillis from its start until its first answer to `GET /hat/leds` was there
/// @param cpuMillisToReady what it used for that
record Server(
    String name, Process process, URI address, double readyMillis, double cpuMillisToReady)
    implements AutoCloseable {
  private static final String READY = "ready ";
  private static final int PATIENCE_SECONDS = 10;

  static Server ready(String name, ProcessBuilder builder) throws IOException {
    long begun = System.nanoTime();
    Process process = builder.start();
    try {
      URI address = address(name, process);
      try (KeptAlive connection = new KeptAlive(address)) {
        var _ = connection.exchange(KeptAlive.get("/hat/leds"));
      }
      double millis = (System.nanoTime() - begun) / 1e6;
      return new Server(name, process, address, millis, new Cpu(process.pid()).millis());
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /// Nothing that it prints later is read: none of them prints enough to be stopped by that.
  private static URI address(String name, Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !line.startsWith(READY)) {
      line = out.readLine();
    }
    return Optional.ofNullable(line)
        .map(ready -> URI.create(ready.substring(READY.length())))
        .orElseThrow(() -> new IOException(name + " ended before it was ready"));
  }

  Cpu cpu() {
    return new Cpu(process.pid());
  }

  ProcessMemory memory() throws IOException {
    return ProcessMemory.of(process.pid());
  }

  @Override
  public void close() {
    end(process);
  }

  /// Ends that very process, by force if it does not listen.
  static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
