package dev.hatrack.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who has a GPIO line, as far as the kernel tells.
///
/// @param holder for a person
/// @param release the line to type that frees it
record LineUse(String holder, String release) {
  private static final Pattern PROCESS = Pattern.compile("\\d+");

  /// Asks the places that can know, the one that names a process first.
  static Optional<LineUse> of(Machine machine, HeaderChip chip, int line) {
    return process(machine, chip, line)
        .or(() -> consumer(machine, chip, line))
        .or(() -> exported(machine, chip, line));
  }

  /// Whether the kernel would have told us, had anybody the line.
  static boolean complete(Machine machine) {
    return Files.isReadable(machine.path("sys/kernel/debug/gpio"));
  }

  /// Newer kernels (`linereq_show_fdinfo` in gpiolib-cdev.c) say in `/proc/PID/fdinfo/FD` which
  /// lines an open file has.
  private static Optional<LineUse> process(Machine machine, HeaderChip chip, int line) {
    return machine.list("proc").stream()
        .filter(entry -> PROCESS.matcher(entry.getFileName().toString()).matches())
        .filter(process -> has(process, chip, line))
        .map(process -> named(process))
        .findFirst();
  }

  private static boolean has(Path process, HeaderChip chip, int line) {
    return Machine.list(process.resolve("fdinfo")).stream()
        .flatMap(file -> Machine.text(file).stream())
        .map(text -> text.lines().map(each -> each.replaceAll("\\s+", " ")).toList())
        .anyMatch(
            said ->
                said.contains("gpio-chip: " + chip.name()) && said.contains("gpio-line: " + line));
  }

  private static LineUse named(Path process) {
    String id = process.getFileName().toString();
    String command = Machine.text(process.resolve("cmdline")).orElse("").replace('\0', ' ').strip();
    return new LineUse("process %s (%s)".formatted(id, command), "sudo kill " + id);
  }

  /// The kernel's own list, which only root may read: `gpio-517 (GPIO5 |name ) in hi`.
  private static Optional<LineUse> consumer(Machine machine, HeaderChip chip, int line) {
    Pattern entry =
        Pattern.compile("gpio-%d\\s+\\([^|)]*\\|([^)]*)\\)".formatted(chip.base() + line));
    return machine.text("sys/kernel/debug/gpio").stream()
        .flatMap(list -> entry.matcher(list).results())
        .map(found -> found.group(1).strip())
        .filter(name -> !name.isEmpty())
        .map(name -> new LineUse("\"" + name + "\"", "gpioinfo    # then end that program"))
        .findFirst();
  }

  private static Optional<LineUse> exported(Machine machine, HeaderChip chip, int line) {
    int number = chip.base() + line;
    return List.of("sys/class/gpio/gpio" + number).stream()
        .filter(machine::has)
        .map(
            shown ->
                new LineUse(
                    "a program that exported it as /" + shown,
                    "echo %d | sudo tee /sys/class/gpio/unexport".formatted(number)))
        .findFirst();
  }
}
