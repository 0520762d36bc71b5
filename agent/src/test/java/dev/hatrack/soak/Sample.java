package dev.hatrack.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// One line of the soak's table.
///
/// @param seconds since the load began
/// @param pss proportional set size of the agent, MiB
/// @param privateDirty memory that is the agent's alone and not on disk, MiB
/// @param heap live and not yet collected objects after the smallest collection since the sample
///   before, MiB
/// @param descriptors open
/// @param threads of the kernel
/// @param cpu seconds of processor time since the agent started
/// @param errands done by the load so far
/// @param wrong errands so far that did not end as they should
record Sample(
    double seconds,
    double pss,
    double privateDirty,
    double heap,
    double descriptors,
    double threads,
    double cpu,
    double errands,
    double wrong) {
  static final String HEADER =
      "seconds,pss_mib,private_dirty_mib,heap_after_gc_mib,descriptors,threads,cpu_seconds,errands,"
          + "wrong";

  String line() {
    return String.format(
        Locale.ROOT,
        "%.1f,%.3f,%.3f,%.3f,%.0f,%.0f,%.2f,%.0f,%.0f",
        seconds,
        pss,
        privateDirty,
        heap,
        descriptors,
        threads,
        cpu,
        errands,
        wrong);
  }

  static Sample parse(String line) {
    double[] f = List.of(line.split(",", -1)).stream().mapToDouble(Double::parseDouble).toArray();
    return new Sample(f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8]);
  }

  static List<Sample> read(Path csv) throws IOException {
    return Files.readAllLines(csv).stream().skip(1).map(Sample::parse).toList();
  }
}
