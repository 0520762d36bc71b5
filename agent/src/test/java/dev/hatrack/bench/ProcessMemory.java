package dev.hatrack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What processes hold in memory, in MiB. PSS shares what several have mapped.
public record ProcessMemory(double rss, double pss, double privateDirty) {
  private static final Pattern FIGURE = Pattern.compile("(Rss|Pss|Private_Dirty): +(\\d+) kB");
  private static final ProcessMemory NONE = new ProcessMemory(0, 0, 0);

  /// Of one process; nothing when it has ended.
  public static ProcessMemory of(long pid) throws IOException {
    double[] figures = new double[3];
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
        Matcher figure = FIGURE.matcher(line);
        if (figure.matches()) {
          int which = "RPP".indexOf(figure.group(1).charAt(0));
          which += figure.group(1).equals("Private_Dirty") ? 1 : 0;
          figures[which] = Long.parseLong(figure.group(2)) / 1024.0;
        }
      }
    } catch (NoSuchFileException _) {
      return NONE;
    }
    return new ProcessMemory(figures[0], figures[1], figures[2]);
  }

  /// Of a process and all that it has started.
  public static ProcessMemory ofTree(ProcessHandle root) throws IOException {
    ProcessMemory sum = of(root.pid());
    for (ProcessHandle child : root.descendants().toList()) {
      sum = sum.plus(of(child.pid()));
    }
    return sum;
  }

  public ProcessMemory plus(ProcessMemory other) {
    return new ProcessMemory(rss + other.rss, pss + other.pss, privateDirty + other.privateDirty);
  }

  @Override
  public String toString() {
    return "RSS %.1f MiB, PSS %.1f MiB, private dirty %.1f MiB".formatted(rss, pss, privateDirty);
  }
}
