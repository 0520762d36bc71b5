package dev.hatrack.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The processes of a Nomad task, which both versions of control groups name after it.
public final class Tasks {
  private Tasks() {}

  /// The processes of a task that runs on this machine.
  public static List<ProcessHandle> processes(String allocation, String task) throws IOException {
    List<ProcessHandle> found = new ArrayList<>();
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      for (ProcessHandle process : all.toList()) {
        if (groups(process).contains("/" + allocation + "." + task)) {
          found.add(process);
        }
      }
    }
    return found;
  }

  private static String groups(ProcessHandle process) throws IOException {
    Path file = Path.of("/proc", Long.toString(process.pid()), "cgroup");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      if (process.isAlive()) {
        throw e;
      }
      return ""; // it has ended meanwhile
    }
  }
}
