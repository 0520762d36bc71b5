package dev.hatrack.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// `SECONDS SEED DIRECTORY`: what `tools/faults` runs. Ends with status 1 when an invariant broke.
public final class Faults {
  private Faults() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path into = Files.createDirectories(Path.of(args[2]));
    Report report =
        new Campaign(
                Long.parseLong(args[1]),
                Duration.ofSeconds(Long.parseLong(args[0])),
                into.resolve("faults.jsonl"))
            .run(Files.createTempDirectory("hat-faults-"));
    Files.writeString(into.resolve("faults.txt"), report.table());
    System.exit(report.broken().isEmpty() ? 0 : 1);
  }
}
