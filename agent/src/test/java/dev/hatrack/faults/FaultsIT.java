package dev.hatrack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two minutes of what real life does, from a seed of its own each time. `tools/faults SECONDS
/// SEED` goes on for longer, and replays.
class FaultsIT {
  private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("faults.seconds", 100));

  private final Path directory;

  FaultsIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void faults_atRandom_breakNoInvariant() throws IOException, InterruptedException {
    long seed = Long.getLong("faults.seed", System.nanoTime() % 1_000_000);

    Report report =
        new Campaign(seed, LENGTH, Path.of("target", "faults", "faults.jsonl")).run(directory);

    assertThat(report.broken()).as("tools/faults %d %d", LENGTH.toSeconds(), seed).isEmpty();
    assertThat(report.faults()).isPositive();
  }
}
