package dev.hatrack.doctor;

import java.util.Arrays;
import java.util.Optional;

/// Whether the kernel can limit a task's memory, which Nomad's `exec` and `java` drivers ask for.
/// The effect is looked at: what cmdline.txt says may be overruled by what the firmware adds.
final class MemoryCgroup implements Check {
  private static final String V2 = "sys/fs/cgroup/cgroup.controllers";
  private static final String V1 = "proc/cgroups";
  private static final String FLAG = "cgroup_enable=memory";
  private static final String OPPOSITE = "cgroup_disable=memory";

  @Override
  public Finding examine(Machine machine) {
    Optional<String> controllers = machine.text(V2);
    if (controllers.isPresent()) {
      boolean on = Arrays.asList(controllers.get().split(" ")).contains("memory");
      return finding(machine, on, "/%s is \"%s\"".formatted(V2, controllers.get()));
    }
    return machine
        .text(V1)
        .map(table -> finding(machine, enabled(table), "/%s does not enable memory".formatted(V1)))
        .orElseGet(
            () ->
                new Finding.Unknown(
                    "whether Nomad can limit memory",
                    "there is neither /%s nor /%s".formatted(V2, V1)));
  }

  /// The table's columns: name, hierarchy, number of groups, enabled.
  private static boolean enabled(String table) {
    return table.lines().anyMatch(line -> line.matches("memory\\s+\\d+\\s+\\d+\\s+1"));
  }

  private static Finding finding(Machine machine, boolean on, String evidence) {
    if (on) {
      return new Finding.Fine("the memory cgroup is on");
    }
    String what = "The memory cgroup is off: Nomad's exec and java drivers can't run tasks";
    String told = machine.text("proc/cmdline").orElse("");
    if (told.contains(FLAG)) {
      String overruled = told.contains(OPPOSITE) ? " and " + OPPOSITE : "";
      return new Finding.Wrong(
          what,
          evidence + ", though the kernel was told " + FLAG + overruled,
          "sudo apt update && sudo apt full-upgrade && sudo reboot");
    }
    return new Finding.Wrong(
        what,
        evidence,
        "sudo sed -i '1 s/$/ " + FLAG + "/' /boot/firmware/cmdline.txt    # it stays one line",
        "sudo reboot");
  }
}
