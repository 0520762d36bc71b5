package dev.hatrack.nomad;

import dev.hatrack.hat.Holder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The control group that Nomad's `exec`, `java` and `raw_exec` drivers run a task in. With cgroups
/// v2 it is `nomad.slice/{share,reserve}.slice/<allocation>.<task>.scope`, with v1 one in each
/// hierarchy, of which `freezer/nomad/<allocation>.<task>` is always there.
record TaskCgroup(Path root, String name) {
  /// What must not become part of a path.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9-]+\\.[^/\0]+");

  /// How it is now.
  enum State {
    /// Processes run in it.
    POPULATED,
    /// None does.
    EMPTY,
    /// It is not there: the task's driver uses none, or it is on another node, or it has ended.
    NONE
  }

  static TaskCgroup of(Path root, Holder.AllocatedTask task) {
    return new TaskCgroup(root, task.allocation() + "." + task.task());
  }

  State look() {
    if (!PLAIN.matcher(name).matches()) {
      return State.NONE;
    }
    for (String slice : List.of("share.slice", "reserve.slice")) {
      Path events = root.resolve("nomad.slice", slice, name + ".scope", "cgroup.events");
      if (Files.exists(events)) {
        return state(events, text -> text.lines().anyMatch("populated 1"::equals));
      }
    }
    Path processes = root.resolve("freezer", "nomad", name, "cgroup.procs");
    return Files.exists(processes) ? state(processes, text -> !text.isBlank()) : State.NONE;
  }

  private static State state(Path file, Predicate<String> populated) {
    try {
      return populated.test(Files.readString(file)) ? State.POPULATED : State.EMPTY;
    } catch (IOException _) {
      return State.NONE; // removed while it was read
    }
  }
}
