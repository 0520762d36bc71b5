package dev.hatrack.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The machine that something was measured on, in a line.
final class Machine {
  private Machine() {}

  static String describe() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.replaceFirst(".*: ", ""))
            .findFirst()
            .orElse("unknown processor");
    return "%d x %s (%s), Linux %s, Java %s, 1-minute load %s at the start"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            model,
            System.getProperty("os.arch"),
            System.getProperty("os.version").replaceFirst("-.*", ""),
            Runtime.version(),
            Files.readString(Path.of("/proc/loadavg")).replaceFirst(" .*", "").strip());
  }
}
