package dev.hatrack.soak;

import dev.hatrack.bench.ProcessMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the kernel says of one process.
///
/// @param descriptors open
/// @param threads of the kernel
/// @param cpu seconds of processor time so far, in user and kernel mode
public record Probe(ProcessMemory memory, int descriptors, int threads, double cpu) {
  /// `getconf CLK_TCK` on every Linux that a Pi or a PC runs.
  private static final double TICKS = 100;

  public static Probe of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    String stat = Files.readString(process.resolve("stat"));
    // After the command, which may hold spaces: state is field 3, utime 14, stime 15, num_threads
    // 20.
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    double cpu = (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS;
    return new Probe(
        ProcessMemory.of(pid), count(process.resolve("fd")), Integer.parseInt(fields.get(17)), cpu);
  }

  private static int count(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return Math.toIntExact(entries.count());
    }
  }
}
