package dev.hatrack.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What a process has used and how often it was woken, from `/proc/PID`.
final class Cpu {
  /// `USER_HZ`, which is 100 on every Linux that Java runs on.
  private static final double MILLIS_PER_TICK = 10;

  /// After the command's name, which may hold anything.
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;
  private static final String VOLUNTARY = "voluntary_ctxt_switches:";

  private final Path process;

  Cpu(long pid) {
    this.process = Path.of("/proc", String.valueOf(pid));
  }

  /// In user and kernel together, of all its threads.
  double millis() throws IOException {
    String stat = Files.readString(process.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]))
        * MILLIS_PER_TICK;
  }

  /// How often one of its threads has gone to sleep of its own will, each to be woken again.
  long sleeps() throws IOException {
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      return threads.mapToLong(Cpu::sleepsOf).sum();
    }
  }

  int threads() throws IOException {
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      return (int) threads.count();
    }
  }

  private static long sleepsOf(Path thread) {
    try (Stream<String> lines = Files.lines(thread.resolve("status"))) {
      return lines
          .filter(line -> line.startsWith(VOLUNTARY))
          .mapToLong(line -> Long.parseLong(line.substring(VOLUNTARY.length()).strip()))
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0; // it has just ended
    }
  }
}
